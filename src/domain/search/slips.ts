import type { NameIndex, Word } from './rank.ts';

/** A word that may have been meant. */
export interface NearWord {
  word: Word;
  slips: number;
  /** Whether the whole word is near, or only its beginning, the rest not being typed yet. */
  isWhole: boolean;
}

/** A shorter word is any other with a slip. Letters. */
const SHORTEST = 3;
/** The shortest beginning in which a slip is looked for. Letters. */
const SHORTEST_BEGINNING = 4;

/** How many letters a reader may get wrong in a word of this length: one from four letters on, two from eight. */
const slipsAllowed = (length: number): number => (length >= 8 ? 2 : length >= 4 ? 1 : 0);

/** The letters of each word, worked out once. */
const lettersOfWords = new WeakMap<Word, number>();

/**
 * What a word may have been meant to be: the words with the fewest slips, or when none is near as a whole, those with a
 * beginning that is. Numbers are meant as they stand.
 *
 * @param isBeingTyped whether more letters may come
 */
export function nearWords(words: NameIndex['words'], typed: string, isBeingTyped: boolean): NearWord[] {
  if (/^\p{N}/u.test(typed) || typed.length < SHORTEST) return [];
  const typedLetters = lettersOf(typed);
  const near: NearWord[] = [];
  for (const word of words.values()) {
    const limit = slipsAllowed(word.text.length);
    if (limit === 0 || (!isBeingTyped && word.text.length - typed.length > limit)) continue;
    const letters = lettersOfWords.get(word) ?? lettersOf(word.text);
    lettersOfWords.set(word, letters);
    if (lettersMissing(typedLetters, letters) > limit) continue;
    const { whole, beginning } = slipsBetween(typed, word.text, limit);
    if (whole <= limit) near.push({ word, slips: whole, isWhole: true });
    else if (isBeingTyped && typed.length >= SHORTEST_BEGINNING && beginning <= 1)
      near.push({ word, slips: beginning, isWhole: false });
  }
  // A word that is nearer leaves no room for one that is farther.
  const whole = near.filter(({ isWhole }) => isWhole);
  const fewest = Math.min(...whole.map(({ slips }) => slips));
  return whole.length > 0 ? whole.filter(({ slips }) => slips === fewest) : near;
}

/** Which letters a word has, as bits: enough to see that two words have too little in common. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** How many letters of one word another does not have at all; each of them is at least one slip. */
function lettersMissing(typed: number, word: number): number {
  let missing = 0;
  for (let bits = typed & ~word; bits !== 0; bits &= bits - 1) missing += 1;
  return missing;
}

/**
 * How many slips lie between what was typed and a word, or the beginning of a word: letters left out, added, changed, or two
 * neighbours swapped (optimal string alignment).
 *
 * @returns the slips to the whole word, and to its nearest beginning; `limit + 1` means "more than the limit"
 */
export function slipsBetween(typed: string, word: string, limit: number): { whole: number; beginning: number } {
  const more = limit + 1;
  if (typed.length - word.length > limit) return { whole: more, beginning: more };
  let beforeLast: number[] = [];
  let last = Array.from({ length: word.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= word.length; column += 1) {
      const same = typed[row - 1] === word[column - 1];
      let slips = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      if (swapped && row > 1 && column > 1) slips = Math.min(slips, (beforeLast[column - 2] ?? 0) + 1);
      current.push(slips);
      least = Math.min(least, slips);
    }
    if (least > limit) return { whole: more, beginning: more };
    beforeLast = last;
    last = current;
  }
  return { whole: Math.min(more, last[word.length] ?? more), beginning: Math.min(more, ...last) };
}
