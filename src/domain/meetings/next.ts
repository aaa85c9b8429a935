/** What a reader's clock makes of a list of starts. Runs in the browser: needs `Intl` and nothing newer. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When a reader's program shows a meeting, and in which zones. */
export interface NextMeetingView {
  /** Milliseconds since 1970, in order. */
  starts: readonly number[];
  /** Minutes; `undefined` when nobody states it. */
  duration: number | undefined;
  /** The zone of the meeting. */
  zone: string;
  /** The zone of the reader. */
  readerZone: string;
  language: string;
}

/**
 * The sentence for a moment: on now, next, or that the list has come to its end.
 *
 * @param now milliseconds since 1970
 * @example 'Next: Wednesday 2 December 2026 at 14:30 your time (08:30 in New York), in 10 days.'
 */
export function sentenceAt(now: number, view: NextMeetingView): string {
  const { starts, duration = 0 } = view;
  const running = starts.find((start) => start <= now && now < start + duration * MINUTE);
  if (running !== undefined)
    return `On now, until ${clock(running + duration * MINUTE, view.readerZone, view)} your time.`;
  const next = starts.find((start) => start > now);
  if (next === undefined) {
    const last = starts[starts.length - 1];
    return last === undefined ? '' : `The dates that this page knows ended on ${dayOf(last, view.zone, view)}.`;
  }
  const time = `${clock(next, view.readerZone, view)} your time`;
  const there = view.zone === view.readerZone ? '' : ` (${wall(next, view)} in ${cityOf(view.zone)})`;
  return `Next: ${dayOf(next, view.readerZone, view)} at ${time}${there}, ${distance(now, next, view)}.`;
}

const format = (at: number, zone: string, language: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language, { timeZone: zone, ...options }).format(at);

const clock = (at: number, zone: string, { language }: NextMeetingView): string =>
  format(at, zone, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Said in two pieces: programs differ in the comma between them. */
const dayOf = (at: number, zone: string, { language }: NextMeetingView): string =>
  [
    format(at, zone, language, { weekday: 'long' }),
    format(at, zone, language, { day: 'numeric', month: 'long', year: 'numeric' }),
  ].join(' ');

/** The time on the wall of the meeting, with its day where that is another one than the reader's. */
function wall(at: number, view: NextMeetingView): string {
  const there = dayOf(at, view.zone, view);
  const time = clock(at, view.zone, view);
  return there === dayOf(at, view.readerZone, view) ? time : `${there.split(' ')[0]}, ${time}`;
}

/** The last part of a region's name: `America/New_York` is New York. */
const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replace(/_/g, ' ');

/** From two days on, days as readers count them: by their own calendar, whatever the hours of both ends are. */
function distance(now: number, next: number, { readerZone, language }: NextMeetingView): string {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  const milliseconds = next - now;
  if (milliseconds >= 2 * DAY)
    return relative.format(calendarDay(next, readerZone) - calendarDay(now, readerZone), 'day');
  if (milliseconds >= 2 * HOUR) return relative.format(Math.round(milliseconds / HOUR), 'hour');
  return relative.format(Math.max(1, Math.round(milliseconds / MINUTE)), 'minute');
}

/** A day on the calendar of a zone, in days since 1970. Asked for part by part: programs differ in how they write a date. */
function calendarDay(at: number, zone: string): number {
  const part = (options: Intl.DateTimeFormatOptions) => Number(format(at, zone, 'en', options));
  return Date.UTC(part({ year: 'numeric' }), part({ month: 'numeric' }) - 1, part({ day: 'numeric' })) / DAY;
}
