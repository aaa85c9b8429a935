import type { MeetingRule } from '../../schemas/meeting.ts';
import { WEEKDAYS, type Weekday } from '../../schemas/time-fields.ts';
import { epochDay, isoWeek, plusDays, weekdayOf } from './iso-week.ts';
import { instantOf, wallClockAt } from './wall-clock.ts';

/** A date that the rule gives, and what became of it. */
export type Exception =
  | { date: string; reason: string; cancelled: true }
  | { date: string; reason: string; movedTo: { date: string; time: string } };

/** A wall-clock time in a region, and a rule for the days. */
export interface Schedule {
  weekday: Weekday;
  /** On the wall of the zone, 24 hours: `08:30`. */
  time: string;
  /** A region of the IANA time zone database. */
  zone: string;
  rule: MeetingRule;
  /** The first and last day on which the rule gives anything, both included; open where it is left out. */
  from?: string | undefined;
  until?: string | undefined;
  exceptions?: readonly Exception[];
}

/** One meeting of a schedule. */
export interface Occurrence {
  /** The day that the rule gives. It names the occurrence, also when it was moved. */
  date: string;
  start: Temporal.Instant;
  /** Where it was moved, and why. */
  moved?: { from: string; reason: string };
}

/** A rule that gives nothing for so long gives nothing any more. In days; a fifth weekday of February takes 28 years. */
const LONGEST_WAIT = 366 * 40;
/** How far to look at a time, in days. */
const STRIDE = 400;

/** The weekday of a date, as ISO 8601 numbers it. */
const numberOf = (weekday: Weekday): number => WEEKDAYS.indexOf(weekday) + 1;

/**
 * The meetings of a schedule between two days of its own zone, in the order of time. Cancelled ones are left out; a moved one
 * belongs to the day that the rule gives, wherever it was moved.
 *
 * @param from the first day, `2026-01-01`
 * @param until the last day, included
 */
export function occurrencesBetween(schedule: Schedule, from: string, until: string): Occurrence[] {
  const exceptions = new Map((schedule.exceptions ?? []).map((exception) => [exception.date, exception]));
  return datesBetween(schedule, from, until)
    .flatMap((date): Occurrence[] => {
      const exception = exceptions.get(date);
      if (exception === undefined) return [{ date, start: instantOf(date, schedule.time, schedule.zone) }];
      if (!('movedTo' in exception)) return [];
      const { movedTo, reason } = exception;
      return [{ date, start: instantOf(movedTo.date, movedTo.time, schedule.zone), moved: { from: date, reason } }];
    })
    .sort(byStart);
}

/** In the order of time. */
export const byStart = (a: Occurrence, b: Occurrence): number => Temporal.Instant.compare(a.start, b.start);

/**
 * The first meeting that starts after an instant, or `undefined` when the schedule has come to its end.
 *
 * @param after is not included: a meeting that starts right then is not the next one
 */
export function nextOccurrence(schedule: Schedule, after: Temporal.Instant): Occurrence | undefined {
  // The day in the zone may be the one before or after; a moved meeting can be anywhere, so the whole stride is sorted.
  const today = after.toZonedDateTimeISO(schedule.zone).toPlainDate().toString();
  for (let days = 0; days <= LONGEST_WAIT; days += STRIDE) {
    const from = plusDays(today, days - 1);
    if (schedule.until !== undefined && from > latestDay(schedule)) return undefined;
    const next = occurrencesBetween(schedule, from, plusDays(from, STRIDE + 1)).find(
      ({ start }) => Temporal.Instant.compare(start, after) > 0,
    );
    if (next !== undefined) return next;
  }
  return undefined;
}

/**
 * The meeting that is going on at an instant: its start is not after it, its end is.
 *
 * @param minutes how long the meeting lasts
 */
export function occurrenceAt(schedule: Schedule, instant: Temporal.Instant, minutes: number): Occurrence | undefined {
  const { date } = wallClockAt(instant, schedule.zone);
  const days = Math.ceil(minutes / (24 * 60)) + 1;
  return occurrencesBetween(schedule, plusDays(date, -days), plusDays(date, 1)).findLast(({ start }) => {
    const isStarted = Temporal.Instant.compare(start, instant) <= 0;
    return isStarted && Temporal.Instant.compare(instant, start.add({ minutes })) < 0;
  });
}

/** The last day on which something can happen: the end of the rule, or a later day to which a meeting was moved. */
function latestDay({ until = '9999-12-31', exceptions = [] }: Schedule): string {
  return exceptions.reduce((latest, exception) => {
    const day = 'movedTo' in exception ? exception.movedTo.date : exception.date;
    return day > latest ? day : latest;
  }, until);
}

/** The days that the rule gives between two days, both included, whatever the exceptions say. */
export function datesBetween(schedule: Schedule, from: string, until: string): string[] {
  const first = latest(from, schedule.from);
  const last = earliest(until, schedule.until);
  const { rule } = schedule;
  if (rule.kind === 'dates') return [...new Set(rule.dates)].filter((date) => date >= first && date <= last).sort();
  const matches = matcherOf(rule);
  return weekdaysBetween(schedule.weekday, first, last).filter(matches);
}

const latest = (a: string, b: string | undefined): string => (b !== undefined && b > a ? b : a);
const earliest = (a: string, b: string | undefined): string => (b !== undefined && b < a ? b : a);

/** Every day of that weekday between two days, both included. */
function weekdaysBetween(weekday: Weekday, from: string, until: string): string[] {
  const ahead = (numberOf(weekday) - weekdayOf(from) + 7) % 7;
  const days: string[] = [];
  for (let day = plusDays(from, ahead); day <= until; day = plusDays(day, 7)) days.push(day);
  return days;
}

/** Whether a day of the right weekday is one that the rule means. */
function matcherOf(rule: Exclude<MeetingRule, { kind: 'dates' }>): (date: string) => boolean {
  switch (rule.kind) {
    case 'weekly':
      return () => true;
    case 'isoWeekParity':
      return (date) => isoWeek(date).parity === rule.parity;
    case 'everyNWeeks':
      return (date) => {
        const weeks = (epochDay(date) - epochDay(rule.anchor)) / 7;
        return weeks >= 0 && weeks % rule.interval === 0;
      };
    case 'monthlyNth':
      return (date) => {
        const dayOfMonth = Number(date.slice(8));
        const isLast = plusDays(date, 7).slice(5, 7) !== date.slice(5, 7);
        return rule.nth === -1 ? isLast : Math.ceil(dayOfMonth / 7) === rule.nth;
      };
  }
}
