import { spokenDate } from '../dates.ts';
import { escapeXml } from '../xml.ts';

/** The class of the note, for its styles. */
export const NOTE_CLASS = 'saved-copy';

/** Why a saved page is shown: the network cannot be reached, takes too long, or the site answers that it is out of order. */
export type Reason = 'unreachable' | 'slow' | 'faulty';

const REASONS: Record<Reason, string> = {
  unreachable: 'This site cannot be reached.',
  slow: 'The connection is slow.',
  faulty: 'This site is out of order at the moment.',
};

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * What is said on a saved page: why it is one, and how old it is.
 *
 * @param saved when the copy was made, in milliseconds since 1970; undefined when that is not known
 * @param now the same of this moment; a clock that stands before `saved` gives no age
 * @param zone how many minutes the reader's clock is behind UTC, as `Date.prototype.getTimezoneOffset` has it
 */
export function savedPageNote(reason: Reason, saved: number | undefined, now: number, zone: number): string {
  if (saved === undefined) return `${REASONS[reason]} You are reading a saved copy.`;
  const date = spokenDate(new Date(saved - zone * MINUTE).toISOString().slice(0, 10));
  return `${REASONS[reason]} You are reading the copy that was saved on ${date}${ageOf(Math.floor((now - saved) / DAY))}.`;
}

function ageOf(days: number): string {
  if (days < 0) return '';
  if (days === 0) return ', less than a day ago';
  return days === 1 ? ', a day ago' : `, ${days} days ago`;
}

/** What is said when a page is neither reached nor kept. */
export const missingPageNote = (reason: Reason): string =>
  `${REASONS[reason]} The saved copy does not have this page; it has those that the menu leads to.`;

/** A page with a note as the first thing in its main part, where it is read before anything else. */
export const withNote = (html: string, note: string): string =>
  html.replace(/<main\b[^>]*>/, (main) => `${main}<p class="${NOTE_CLASS}">${escapeXml(note)}</p>`);
