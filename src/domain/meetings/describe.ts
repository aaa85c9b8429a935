import type { MeetingData, MeetingException } from '../../schemas/meeting.ts';
import { spokenDate } from '../dates.ts';
import type { Reading } from './stated.ts';

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth'];

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A rule as a sentence that is true whenever it is read: no date in it can pass.
 *
 * @example 'Wednesdays of even ISO weeks, 08:30 in America/New_York'
 */
export function describe({
  weekday,
  time,
  zone,
  rule,
}: Pick<MeetingData, 'weekday' | 'time' | 'zone' | 'rule'>): string {
  return `${daysOf(capitalized(weekday), rule)}, ${time} in ${zone}`;
}

function daysOf(day: string, rule: MeetingData['rule']): string {
  switch (rule.kind) {
    case 'weekly':
      return `Every ${day}`;
    case 'isoWeekParity':
      return `${day}s of ${rule.parity} ISO weeks`;
    case 'everyNWeeks':
      return rule.interval === 2 ? `Every other ${day}` : `Every ${rule.interval} weeks on ${day}`;
    case 'monthlyNth':
      return `The ${rule.nth === -1 ? 'last' : ORDINALS[rule.nth]} ${day} of the month`;
    case 'dates':
      return rule.dates.length === 1 ? 'Once' : `On ${rule.dates.length} announced days`;
  }
}

/**
 * A day on which a meeting is not as its rule says.
 *
 * @example '4 December 2026: moved to 5 December 2026, 09:00 (fair)'
 */
export function exceptionInWords(exception: MeetingException): string {
  const day = spokenDate(exception.date);
  return exception.kind === 'cancelled'
    ? `${day}: cancelled (${exception.reason})`
    : `${day}: moved to ${spokenDate(exception.to.date)}, ${exception.to.time} (${exception.reason})`;
}

/**
 * A way to read a rule on, in words that follow others.
 *
 * @example 'by odd ISO weeks'
 * @example 'every 14 days from 22 December 2021'
 */
export function readingInWords({ schedule: { rule } }: Reading): string {
  if (rule.kind === 'everyNWeeks') return `every ${rule.interval * 7} days from ${spokenDate(rule.anchor)}`;
  return rule.kind === 'isoWeekParity' ? `by ${rule.parity} ISO weeks` : 'by the rule as it stands';
}
