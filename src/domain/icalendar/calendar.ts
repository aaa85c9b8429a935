import ICAL from 'ical.js';
import { timeZoneComponent } from './time-zone.ts';

// RFC 5545 3.1 counts the space that begins a continued line; ical.js does not.
ICAL.foldLength = 74;
// Names of calendars that ical.js does not know: text, like every other name.
for (const name of ['name', 'x-wr-calname']) ICAL.design.icalendar.property[name] = { defaultType: 'text' };

/** A property in jCal (RFC 7265, 3.4): name, parameters, type, values. */
export type Property = [name: string, parameters: Record<string, string>, type: string, ...values: unknown[]];
/** A component in jCal (RFC 7265, 3.3): name, properties, components inside. */
export type Subcomponent = [name: string, properties: Property[], components: Subcomponent[]];

/** A time on the wall of the calendar's events: a day and a time, `2026-12-02` and `08:30`. */
export interface LocalTime {
  date: string;
  time: string;
}

/** How an event repeats, and what became of single days. */
export interface Repetition {
  rule: Record<string, string | number>;
  /** The last day that the rule gives. */
  lastDate: string;
  /** Days on which it does not take place. */
  cancelledDates: readonly string[];
  /** Days on which it takes place at another time. */
  moved: readonly { date: string; to: LocalTime }[];
}

/** One VEVENT, with its later instances, exceptions and moved instances. */
export interface CalendarEvent {
  /** Never changes, whatever else about the event does (RFC 5545, 3.8.4.7). */
  uid: string;
  /** The region whose clocks count. */
  zone: string;
  start: LocalTime;
  /** Minutes; without it the event has no length (RFC 5545, 3.6.1). */
  duration: number | undefined;
  /**
   * How it repeats, or `undefined` for an event that takes place once. Exceptions belong to what repeats: without RRULE,
   * programs show the start that an EXDATE excludes, and a day that was moved twice.
   */
  repeats: Repetition | undefined;
  summary: string;
  description: string;
  location: string;
  url: string;
  /** Whether it may not take place at all (STATUS:TENTATIVE). */
  tentative: boolean;
  /** How often what calendars show of it was changed (SEQUENCE), and when last (DTSTAMP). */
  revision: { number: number; date: string };
}

export interface Calendar {
  name: string;
  description: string;
  url: string;
  /** Who made it, as RFC 5545 3.7.3 wants it: `-//Name//Product//EN`. */
  productId: string;
  events: readonly CalendarEvent[];
}

/**
 * A calendar as text (RFC 5545): CRLF, lines of at most 75 octets, a VTIMEZONE for each region, no METHOD, because it is
 * published and not sent. ical.js does the escaping and folding.
 */
export function calendarText({ name, description, url, productId, events }: Calendar): string {
  const properties: Property[] = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', productId],
    ['calscale', {}, 'text', 'GREGORIAN'],
    // RFC 7986 has names for calendars; X-WR-CALNAME is what programs read that do not know it.
    ['name', {}, 'text', name],
    ['x-wr-calname', {}, 'text', name],
    ['description', {}, 'text', description],
    ['url', {}, 'uri', url],
  ];
  const zones = [...new Set(events.map(({ zone }) => zone))].sort().map((zone) => zoneFor(zone, events));
  // RFC 5545 3.6 wants one component at least: a program that refused a calendar without any would keep what it had before.
  if (events.length === 0) zones.push(timeZoneComponent('UTC', '1970-01-01', '1970-01-01'));
  return ICAL.stringify(['vcalendar', properties, [...zones, ...events.flatMap(eventComponents)]]);
}

/** The region of events, for as long as any of them goes on. */
function zoneFor(zone: string, events: readonly CalendarEvent[]): Subcomponent {
  const days = events
    .filter((event) => event.zone === zone)
    .flatMap(({ start, repeats }) => [
      start.date,
      ...(repeats === undefined ? [] : [repeats.lastDate, ...repeats.moved.map(({ to }) => to.date)]),
    ])
    .sort();
  return timeZoneComponent(zone, days[0] ?? '', days.at(-1) ?? '');
}

function eventComponents(event: CalendarEvent): Subcomponent[] {
  const component = (when: Property[]): Subcomponent => ['vevent', [...identity(event), ...when, ...words(event)], []];
  const start = inZone('dtstart', event, event.start);
  const { repeats } = event;
  if (repeats === undefined) return [component([start])];
  const given = (name: string, date: string) => inZone(name, event, { date, time: event.start.time });
  const excluded = repeats.cancelledDates.map((date) => given('exdate', date));
  return [
    component([start, recurrenceRule(event, repeats), ...excluded]),
    ...repeats.moved.map(({ date, to }) => component([given('recurrence-id', date), inZone('dtstart', event, to)])),
  ];
}

const wallTime = ({ date, time }: LocalTime): string => `${date}T${time}:00`;
const inZone = (name: string, { zone }: CalendarEvent, at: LocalTime): Property => [
  name,
  { tzid: zone },
  'date-time',
  wallTime(at),
];

function identity({ uid, revision }: CalendarEvent): Property[] {
  return [
    ['uid', {}, 'text', uid],
    ['dtstamp', {}, 'date-time', `${revision.date}T00:00:00Z`],
    ['sequence', {}, 'integer', revision.number],
  ];
}

function words({ duration, summary, description, location, url, tentative }: CalendarEvent): Property[] {
  return [
    ...(duration === undefined ? [] : [['duration', {}, 'duration', `PT${duration}M`] satisfies Property]),
    ['summary', {}, 'text', summary],
    ['description', {}, 'text', description],
    ['location', {}, 'text', location],
    ['url', {}, 'uri', url],
    ...(tentative ? [['status', {}, 'text', 'TENTATIVE'] satisfies Property] : []),
  ];
}

/** RFC 5545 3.3.10: where DTSTART has a zone, UNTIL is in UTC. */
function recurrenceRule({ zone, start }: CalendarEvent, { rule, lastDate }: Repetition): Property {
  const until = Temporal.PlainDate.from(lastDate)
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(start.time) })
    .toInstant()
    .toString({ smallestUnit: 'second' });
  return ['rrule', {}, 'recur', { ...rule, until }];
}
