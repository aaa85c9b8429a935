import { GAP_NAMES, GAPS, type Gap, MARK } from '../../schemas/letter-marks.ts';
import { plainLine, plainText } from './plain.ts';

/** What a reader has filled in so far; what is empty or missing stays a gap. */
export type Filled = Partial<Record<Gap, string>>;

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
