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

/** The words of a text that carry meaning; all of them, when none does. */
export function meaningfulWords(text: string, smallWords: ReadonlySet<string>): string[] {
  const all = wordsOf(text);
  const left = all.filter((word) => !smallWords.has(word));
  return left.length > 0 ? left : all;
}

/** Endings that do not change what a word is about, behind at least four letters; a plural may be shorter. "Access" is none. */
const INFLECTED = /^(.{4,}?)(?:ions?|ings?|ments?|ies|ely|ly|ed|es|(?<!s)s|e|y)$|^(.{2,}[^s])s$/;
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
