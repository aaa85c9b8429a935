import type { MeetingData } from '../../schemas/meeting.ts';

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth'];

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

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
