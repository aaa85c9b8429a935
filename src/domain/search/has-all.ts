import type * as rules from './words.ts';

/** What the search knows of words. It is handed over: a module of its own would be one more file to wait for. */
export type WordRules = Pick<typeof rules, 'wordsOf' | 'stemOf'>;

/** Whether a text has every one of some words, as it stands, as the beginning of another, or with another ending. */
export function hasAll(words: readonly string[], text: string, { wordsOf, stemOf }: WordRules): boolean {
  const there = wordsOf(text);
  return words.every((word) => there.some((other) => other.startsWith(word) || stemOf(other) === stemOf(word)));
}
