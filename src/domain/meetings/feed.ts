import type { MeetingData } from '../../schemas/meeting.ts';
import type { CalendarEvent } from '../icalendar/calendar.ts';
import { PROJECTION_SUFFIX } from '../links/paths.ts';
import { readingInWords } from './describe.ts';
import { epochDay, isoWeek } from './iso-week.ts';
import { datesBetween, type Schedule } from './recurrence.ts';
import { projectionSpan, readingsOf, type Span, scheduleOf, statedSpans } from './stated.ts';

/** What a calendar needs to know of a meeting beside its own data. */
export interface FeedContext {
  id: string;
  /** The whole address of its page. */
  url: string;
  /** What identifies the guide for ever: the part of a UID after the @. */
  guideId: string;
}

/** The meetings that the source states or evidence confirms, and nothing else. */
export function statedEvents(meeting: MeetingData, context: FeedContext): CalendarEvent[] {
  return statedSpans(meeting).flatMap((span) =>
    eventsOf(meeting, scheduleOf(meeting), span, context, {
      uidSuffix: '',
      summary: meeting.fullName,
      description: [meeting.rhythm, assumptionOf(meeting), context.url].filter(Boolean).join('\n'),
      tentative: false,
      revision: revisionOf(meeting),
    }),
  );
}

/** How it would go on if the rule still held: unconfirmed, bounded, and saying so in every event. */
export function projectedEvents(meeting: MeetingData, context: FeedContext): CalendarEvent[] {
  const [reading, other] = readingsOf(meeting);
  if (reading === undefined) return [];
  return eventsOf(meeting, reading.schedule, projectionSpan(meeting), context, {
    uidSuffix: PROJECTION_SUFFIX,
    summary: `Unconfirmed: ${meeting.fullName}`,
    description: [
      'Calculated, not announced. Nothing on record says that this meeting still takes place.',
      meeting.rhythm,
      assumptionOf(meeting),
      other &&
        `This calendar has one reading of two: ${readingInWords(reading)}. The other gives other days in time: ${readingInWords(other)}.`,
      context.url,
    ]
      .filter(Boolean)
      .join('\n'),
    tentative: true,
    revision: projectedRevisionOf(meeting),
  });
}

const revisionOf = ({ revision: { number, date } }: MeetingData): CalendarEvent['revision'] => ({ number, date });

/**
 * What is calculated begins anew whenever a person looks, under the same UID: SEQUENCE and DTSTAMP have to tell (RFC 5545,
 * 3.8.7.4 and 3.8.7.2), though the meeting has no new revision. So the days up to that look count with its revisions; both
 * only grow.
 */
function projectedRevisionOf({ revision, record: { checked } }: MeetingData): CalendarEvent['revision'] {
  const date = checked > revision.date ? checked : revision.date;
  return { number: revision.number + epochDay(checked), date };
}

/** What the dates rest on that the source does not say. */
export function assumptionOf({ rule }: Pick<MeetingData, 'rule'>): string | undefined {
  return rule.kind === 'isoWeekParity' && rule.weekSystem === 'assumed'
    ? 'The source does not say how weeks are numbered; the dates assume ISO 8601.'
    : undefined;
}

interface Wording {
  uidSuffix: string;
  summary: string;
  description: string;
  tentative: boolean;
  revision: CalendarEvent['revision'];
}

function eventsOf(
  meeting: MeetingData,
  schedule: Schedule,
  { from, until }: Span,
  { id, url, guideId }: FeedContext,
  { uidSuffix, ...wording }: Wording,
): CalendarEvent[] {
  const { zone, duration, room } = meeting;
  return stretchesOf(schedule, datesBetween(schedule, from, until)).flatMap((stretch): CalendarEvent[] => {
    const when = timesOf(stretch, schedule);
    if (when === undefined) return [];
    return [
      {
        uid: `${id}-${stretch.name}${uidSuffix}@${guideId}`,
        zone,
        ...when,
        duration: duration ?? undefined,
        location: room.url,
        url,
        ...wording,
      },
    ];
  });
}

/**
 * When a stretch takes place, or `undefined` when no day of it is left.
 *
 * Such a stretch is left out, as the days after the end of a meeting are. With STATUS:CANCELLED (RFC 5545, 3.8.1.11) Google's
 * calendar would hide it, but Apple's strikes it through (w3c/calendar#90), and programs that do not know the status show it
 * like any other; what is no longer in a feed, all of them take away. When the day is on again, it comes back under the same
 * UID, with the SEQUENCE of that revision.
 */
function timesOf({ dates, rule }: Stretch, schedule: Schedule): Pick<CalendarEvent, 'start' | 'repeats'> | undefined {
  const exceptions = (schedule.exceptions ?? []).filter(({ date }) => dates.includes(date));
  const cancelledDates = exceptions.flatMap((exception) => ('cancelled' in exception ? [exception.date] : []));
  const moved = exceptions.flatMap((exception) =>
    'movedTo' in exception ? [{ date: exception.date, to: exception.movedTo }] : [],
  );
  const [first, lastDate] = [dates[0], dates.at(-1)];
  if (first === undefined || lastDate === undefined || dates.every((date) => cancelledDates.includes(date))) return;
  const start = { date: first, time: schedule.time };
  return rule === undefined
    ? { start: moved[0]?.to ?? start, repeats: undefined }
    : { start, repeats: { rule, lastDate, cancelledDates, moved } };
}

/** Dates that one plain recurrence rule gives exactly. */
interface Stretch {
  /** What names it for ever: the year in which it begins, or for a single date the date. */
  name: string;
  dates: string[];
  rule: Record<string, string | number> | undefined;
}

/**
 * Cuts dates into stretches that calendars can repeat by the plainest rules: odd ISO weeks are every two weeks up to a year
 * of 53 weeks, where the next stretch begins (BYWEEKNO and lists of dates fail in real programs).
 */
function stretchesOf(schedule: Schedule, dates: readonly string[]): Stretch[] {
  const { rule } = schedule;
  const [first] = dates;
  if (first === undefined) return [];
  if (rule.kind === 'dates') return dates.map((date) => ({ name: date, dates: [date], rule: undefined }));
  if (rule.kind === 'monthlyNth') {
    const day = schedule.weekday.slice(0, 2).toUpperCase();
    return [{ name: first.slice(0, 4), dates: [...dates], rule: { freq: 'MONTHLY', byday: `${rule.nth}${day}` } }];
  }
  const interval = rule.kind === 'weekly' ? 1 : rule.kind === 'everyNWeeks' ? rule.interval : 2;
  return runsOf(dates, interval * 7).map((run) => ({
    name: String(rule.kind === 'isoWeekParity' ? isoWeek(run[0] ?? first).year : (run[0] ?? first).slice(0, 4)),
    dates: run,
    rule: { freq: 'WEEKLY', interval },
  }));
}

/** Runs of dates that lie the same number of days apart. */
function runsOf(dates: readonly string[], days: number): string[][] {
  const runs: string[][] = [];
  for (const date of dates) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && epochDay(date) - epochDay(last) === days) run.push(date);
    else runs.push([date]);
  }
  return runs;
}
