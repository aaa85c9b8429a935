import type { MeetingData } from '../../schemas/meeting.ts';
import { firstDayOfIsoYear, lastDayOfIsoYear, plusDays } from './iso-week.ts';
import {
  byStart,
  datesBetween,
  type Exception,
  type Occurrence,
  occurrencesBetween,
  type Schedule,
} from './recurrence.ts';

/** How long evidence that a meeting takes place can be relied on. In days. */
export const CONFIRMED_FOR = 180;

/** Days from the first to the last, both included. */
export interface Span {
  from: string;
  until: string;
}

/** What decides for which days a meeting is stated. */
export type SpanFields = 'rule' | 'statedFor' | 'verification' | 'ended';

type Timed = Pick<MeetingData, 'weekday' | 'time' | 'zone' | 'rule' | 'exceptions'>;

/** The schedule of a meeting, without the bounds of the years for which it is stated. */
export function scheduleOf({ weekday, time, zone, rule, exceptions }: Timed): Schedule {
  return {
    weekday,
    time,
    zone,
    rule,
    exceptions: exceptions.map((exception): Exception => {
      const { date, reason } = exception;
      return exception.kind === 'cancelled'
        ? { date, reason, cancelled: true }
        : { date, reason, movedTo: exception.to };
    }),
  };
}

/**
 * The days for which the source states the rule, or evidence confirms it, in order and without overlap. A year of a rule
 * about ISO weeks is an ISO year: it may begin in the December before.
 */
export function statedSpans(meeting: Pick<MeetingData, SpanFields>): Span[] {
  const { rule, statedFor, verification } = meeting;
  const years = statedFor.map((year) =>
    rule.kind === 'isoWeekParity'
      ? { from: firstDayOfIsoYear(year), until: lastDayOfIsoYear(year) }
      : { from: `${year}-01-01`, until: `${year}-12-31` },
  );
  const confirmed =
    verification === null
      ? []
      : [{ from: verification.confirmedOn, until: plusDays(verification.confirmedOn, CONFIRMED_FOR) }];
  const lastDay = lastDayOf(meeting);
  return merged([...years, ...confirmed])
    .map(({ from, until }) => ({ from, until: until < lastDay ? until : lastDay }))
    .filter(({ from, until }) => from <= until);
}

/** The stated days, and beside them those to which a stated meeting was moved: after the last, nothing is on record. */
export function coveredSpans(meeting: Pick<MeetingData, SpanFields | 'exceptions'>): Span[] {
  const stated = statedSpans(meeting);
  const moved = meeting.exceptions.flatMap((exception) =>
    exception.kind === 'moved' && stated.some(({ from, until }) => from <= exception.date && exception.date <= until)
      ? [{ from: exception.to.date, until: exception.to.date }]
      : [],
  );
  return merged([...stated, ...moved]);
}

/** The day before it is over. */
const lastDayOf = ({ ended }: Pick<MeetingData, 'ended'>): string =>
  ended === null ? '9999-12-31' : plusDays(ended.date, -1);

function merged(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => (a.from < b.from ? -1 : 1));
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last === undefined || span.from > plusDays(last.until, 1)) result.push({ ...span });
    else if (span.until > last.until) last.until = span.until;
  }
  return result;
}

/**
 * Every meeting that the source states or evidence confirms, in the order of time: the one list for page, picture, calendar
 * and data. What counts is the day that the rule gives; a meeting that was moved over the edge of a year is still of its year.
 */
export function statedOccurrences(meeting: MeetingData): Occurrence[] {
  const schedule = scheduleOf(meeting);
  return statedSpans(meeting)
    .flatMap(({ from, until }) => occurrencesBetween(schedule, from, until))
    .sort(byStart);
}

/** One way to read on after the last stated day. Nothing of it is announced. */
export interface Reading {
  /** `rule`: the rule as it stands; `fourteenDays`: every two weeks from the last stated date. */
  kind: 'rule' | 'fourteenDays';
  schedule: Schedule;
}

/**
 * How a lapsed meeting would go on if it still took place. "Even weeks" can be read on as ISO weeks, or as the rhythm of
 * 14 days that people keep; the two part company after a year of 53 weeks. Other rules can be read in one way only.
 */
export function readingsOf(meeting: MeetingData): Reading[] {
  const schedule = { ...scheduleOf(meeting), exceptions: [] };
  const readings: Reading[] = [{ kind: 'rule', schedule }];
  const lastSpan = statedSpans(meeting).at(-1);
  const lastDate = lastSpan && datesBetween(schedule, lastSpan.from, lastSpan.until).at(-1);
  if (meeting.rule.kind === 'isoWeekParity' && lastDate !== undefined) {
    const rule = { kind: 'everyNWeeks', interval: 2, anchor: lastDate } as const;
    readings.push({ kind: 'fourteenDays', schedule: { ...schedule, rule } });
  }
  return readings;
}

/**
 * What is calculated once a meeting has lapsed: from the day that a person last looked, but not before the day after the last
 * stated one, to the end of the next year. It follows from the content alone: builds of different days write the same
 * calendar, and what subscribers of it see changes only when a person has changed or looked at something.
 */
export function projectionSpan(meeting: Pick<MeetingData, SpanFields | 'exceptions' | 'record'>): Span {
  const { checked } = meeting.record;
  const last = coveredSpans(meeting).at(-1)?.until;
  const from = last === undefined || checked > last ? checked : plusDays(last, 1);
  const end = `${Number(from.slice(0, 4)) + 1}-12-31`;
  const lastDay = lastDayOf(meeting);
  return { from, until: end < lastDay ? end : lastDay };
}

/** The dates of a reading within the span of the projection. */
export function projectedOccurrences(meeting: MeetingData, { schedule }: Reading): Occurrence[] {
  const { from, until } = projectionSpan(meeting);
  return occurrencesBetween(schedule, from, until);
}
