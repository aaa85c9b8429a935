/**
 * Words a minute that a grown-up reads silently in English: 238 on average over 190 studies.
 * Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019).
 */
const WORDS_A_MINUTE = 238;

/**
 * How many words a reader meets in Markdown or MDX: tags, comments such as the ids of headings, and the addresses behind
 * links are not read.
 *
 * @example wordsIn('See [the list](https://example.org/list).') // 3
 */
export function wordsIn(markdown: string): number {
  const read = markdown
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\]\([^)]*\)/g, '] ')
    .replace(/https?:\S+/g, ' ');
  return read.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** Whole minutes that reading takes, at least one where there is anything to read. */
export const readingMinutes = (words: number): number =>
  words === 0 ? 0 : Math.max(1, Math.round(words / WORDS_A_MINUTE));

/** @example minutesInWords(1) // '1 minute' */
export const minutesInWords = (minutes: number): string => `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;

/** The texts in a value of any shape: strings of several words. Single words are ids, states, dates and addresses. */
export function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(' ') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentencesOf) : [];
}
