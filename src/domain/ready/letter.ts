import { plainLine, plainText } from './plain.ts';

/** What a reader fills in, and the words that stand in a letter until then. */
export const GAPS = {
  project: '[the name of your project]',
  repository: '[where its code is]',
  what: '[what it does]',
  learn: '[what you want to learn]',
  terms: '[what you say to the terms]',
} as const;
export type Gap = keyof typeof GAPS;
export const GAP_NAMES = Object.keys(GAPS) as Gap[];

/** What a reader has filled in so far; what is empty or missing stays a gap. */
export type Filled = Partial<Record<Gap, string>>;

/** Author's marks such as `{project}`. */
const MARK = /\{(\w+)\}/g;

/** The names between braces in an author's text that are none of {@link GAPS}. */
export const unknownMarks = (text: string): string[] =>
  [...text.matchAll(MARK)].flatMap(([, name = '']) => (Object.hasOwn(GAPS, name) ? [] : [name]));

/** An author's text with its marks turned into the words that a reader replaces. */
export const withGaps = (text: string): string =>
  text.replace(MARK, (mark, name: string) => (Object.hasOwn(GAPS, name) ? GAPS[name as Gap] : mark));

const GAP = new RegExp(Object.values(GAPS).join('|').replace(/[[\]]/g, '\\$&'), 'g');
const NAME_OF = new Map<string, Gap>(GAP_NAMES.map((name) => [GAPS[name], name]));

/**
 * Fills the gaps of a letter, all at once, so that nothing that a reader has written is taken for a gap.
 *
 * @param text as {@link withGaps} answers it
 * @param clean what a filled in text is made into first
 */
function fill(text: string, filled: Filled, clean: (text: string) => string): string {
  return text.replace(GAP, (gap) => {
    const name = NAME_OF.get(gap);
    return (name && clean(filled[name] ?? '')) || gap;
  });
}

/** The text of a letter; filled in lines keep their breaks. */
export const fillBody = (text: string, filled: Filled): string => fill(text, filled, plainText);

/** The subject of a letter: one line, whatever was filled in (RFC 5322, 2.1.1: a break would begin another header). */
export const fillSubject = (text: string, filled: Filled): string => plainLine(fill(text, filled, plainLine));

/** The gaps that a text still has, in their order, each once. */
export const gapsIn = (text: string): Gap[] => [...new Set(text.match(GAP))].flatMap((gap) => NAME_OF.get(gap) ?? []);
