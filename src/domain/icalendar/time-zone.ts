import type { Property, Subcomponent } from './calendar.ts';

/**
 * The clock changes of a region as a VTIMEZONE (RFC 5545, 3.6.5): what holds on the first day, and each change up to the
 * last, written out one by one. Rules that go on for ever would promise what governments have not.
 *
 * @param zone a region of the IANA time zone database
 * @param from the first day that a time of the calendar falls on, `2026-12-02`
 * @param until the last one, included
 */
export function timeZoneComponent(zone: string, from: string, until: string): Subcomponent {
  // A day earlier, so that the first observance begins before the first event in every zone.
  const start = Temporal.PlainDate.from(from).subtract({ days: 1 }).toZonedDateTime(zone);
  const end = Temporal.PlainDate.from(until).add({ days: 1 }).toZonedDateTime(zone);
  const observances = [observance(start, start)];
  let change = start.getTimeZoneTransition('next');
  while (change !== null && Temporal.ZonedDateTime.compare(change, end) <= 0) {
    observances.push(observance(change, change.subtract({ nanoseconds: 1 })));
    change = change.getTimeZoneTransition('next');
  }
  return ['vtimezone', [['tzid', {}, 'text', zone]], observances];
}

/** What holds from a moment on; `before` is a moment at which the offset before it held. */
function observance(from: Temporal.ZonedDateTime, before: Temporal.ZonedDateTime): Subcomponent {
  // RFC 5545 3.6.5: the start is written in the offset that held before.
  const local = from.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime();
  const properties: Property[] = [
    ['dtstart', {}, 'date-time', local.toString({ smallestUnit: 'second' })],
    ['tzoffsetfrom', {}, 'utc-offset', before.offset],
    ['tzoffsetto', {}, 'utc-offset', from.offset],
    ['tzname', {}, 'text', shortNameOf(from)],
  ];
  return [isSummerTime(from) ? 'daylight' : 'standard', properties, []];
}

/** Summer time is on when the offset is larger than at some other time of the year. */
function isSummerTime(moment: Temporal.ZonedDateTime): boolean {
  const offsets = [1, 7].map((month) => moment.with({ month, day: 1 }).offsetNanoseconds);
  return moment.offsetNanoseconds > Math.min(...offsets);
}

/** The name that people of the region have for it, `EST`; where English has none, the offset. */
function shortNameOf(moment: Temporal.ZonedDateTime): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: moment.timeZoneId, timeZoneName: 'short' }).formatToParts(
    moment.epochMilliseconds,
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? moment.offset;
}
