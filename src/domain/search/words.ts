/** Words as the search compares them. Plain functions for the build, the terminal and the browser alike. */

/**
 * The words of a text: lower case, without accents or other widths, cut at everything that is no letter or digit, and where
 * letters meet digits; numbers without leading zeros.
 *
 * @example wordsOf('On-boarding at 08:30am') // ['on', 'boarding', 'at', '8', '30', 'am']
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/\p{L}+|\p{N}+/gu) ?? []).map((word) => word.replace(/^0+(?=\d)/, ''));
}

/** Endings that do not change what a word is about, behind at least four letters; a plural may be shorter. */
const INFLECTED = /^(.{4,}?)(?:ions?|ings?|ments?|ies|ely|ly|ed|es|s|e|y)$|^(.{3,})s$/;
/** What an ending doubles: "planning" is from "plan". */
const DOUBLED = /([b-df-hj-km-np-rtv])\1$/;

/**
 * A word without its ending, so that "meetings" and "meet" are one. A light touch: what is left need not be a word.
 *
 * @example stemOf('introducing') === stemOf('introduce') // true
 */
export function stemOf(word: string): string {
  const [, long, short] = INFLECTED.exec(word) ?? [];
  return (long ?? short ?? word).replace(DOUBLED, '$1');
}

/** Whether a text has every one of some words, as it stands, as the beginning of another, or with another ending. */
export function hasAll(words: readonly string[], text: string): boolean {
  const there = wordsOf(text);
  return words.every((word) => there.some((other) => other.startsWith(word) || stemOf(other) === stemOf(word)));
}

/** How many letters a reader may get wrong in a word of this length: one from four letters on, two from eight. */
export const slipsAllowed = (length: number): number => (length >= 8 ? 2 : length >= 4 ? 1 : 0);

/** Which letters a word has, as bits: enough to see that two words have too little in common. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** How many letters of one word another does not have at all; each of them is at least one slip. */
export function lettersMissing(typed: number, word: number): number {
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
