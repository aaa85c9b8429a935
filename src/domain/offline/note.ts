import { spokenDate } from '../dates.ts';
import { DAY_MS, dayAt } from '../meetings/iso-week.ts';
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

/**
 * What is said on a saved page: why it is one, and how old it is. From a day on, days are counted as readers do, by the
 * calendar: a date stands beside the number.
 *
 * @param saved when the copy was made, in milliseconds since 1970; undefined when that is not known
 * @param now the same of this moment; a clock that stands before `saved` gives no age
 * @param zoneAt how many minutes the reader's clock is behind UTC at a moment, as `Date.prototype.getTimezoneOffset` has it
 */
export function savedPageNote(
  reason: Reason,
  saved: number | undefined,
  now: number,
  zoneAt: (at: number) => number,
): string {
  if (saved === undefined) return `${REASONS[reason]} You are reading a saved copy.`;
  const dayOf = (at: number) => Math.floor((at - zoneAt(at) * MINUTE) / DAY_MS);
  const [then, today] = [dayOf(saved), dayOf(now)];
  return `${REASONS[reason]} You are reading the copy that was saved on ${spokenDate(dayAt(then))}${ageOf(now - saved, today - then)}.`;
}

/** @param days on the calendar; on the day of 25 hours none may pass in 24 of them */
function ageOf(milliseconds: number, days: number): string {
  if (milliseconds < 0) return '';
  if (milliseconds < DAY_MS || days === 0) return ', less than a day ago';
  return days === 1 ? ', a day ago' : `, ${days} days ago`;
}

/** A page with a note as the first thing in its main part, where it is read before anything else. */
export const withNote = (html: string, note: string): string =>
  html.replace(/<main\b[^>]*>/, (main) => `${main}<p class="${NOTE_CLASS}">${escapeXml(note)}</p>`);

const NOT_SAVED = 'Not in the saved copy';
/** The heading of a page, and what stands between it and the search: its summary in one line, and its text. */
const HEADING = /(<h1\b[^>]*>)([^<]*)/;
const SUMMARY_AND_TEXT = /(<p class="lead"[^>]*>)[^<]*(<\/p>\s*<\/div>).*?(?=<search\b)/s;

/** Whether {@link missingPage} can make of a page what it is to be. */
export const canBeMissingPage = (html: string): boolean => HEADING.test(html) && SUMMARY_AND_TEXT.test(html);

/**
 * What is shown of an address that is neither reached nor kept. It may lead somewhere all the same: not all is kept, and the guide may
 * have changed. So nothing is left of what the page of an address that leads nowhere says.
 *
 * @param html that page, which asks what its reader looks for
 */
export function missingPage(html: string, reason: Reason): string {
  const [, , heading = ''] = HEADING.exec(html) ?? [];
  const page = html
    .replace(`<title>${heading}`, `<title>${NOT_SAVED}`)
    .replace(HEADING, `$1${NOT_SAVED}`)
    .replace(
      SUMMARY_AND_TEXT,
      '$1Whether the guide has this address is known when the site is reached again. Search the copy for what you need.$2 ',
    );
  return withNote(
    page,
    `${REASONS[reason]} The saved copy has the pages that the menu leads to, and those that they lead to.`,
  );
}
