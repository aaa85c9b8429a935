import type { MeetingRule } from '../../schemas/meeting.ts';
import { WEEKDAYS, type Weekday } from '../../schemas/time-fields.ts';
import { epochDay, isoWeek, plusDays, weekdayOf } from './iso-week.ts';
import { instantOf } from './wall-clock.ts';

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

/** The days that the rule gives between two days, both included, whatever the exceptions say. */
export function datesBetween(schedule: Schedule, from: string, until: string): string[] {
  const { rule } = schedule;
  if (rule.kind === 'dates') return [...new Set(rule.dates)].filter((date) => date >= from && date <= until).sort();
  const matches = matcherOf(rule);
  return weekdaysBetween(schedule.weekday, from, until).filter(matches);
}

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
