import { WEEKDAYS } from '../../schemas/time-fields.ts';
import type { Content } from '../content.ts';
import { weekdayOf } from '../meetings/iso-week.ts';
import type { Problem } from '../problems.ts';
import { meetingsIn } from './meetings-in.ts';

/** The day from which weeks are counted is a day of the meeting. */
export function anchorsFallOnTheWeekday(content: Content): Problem[] {
  return meetingsIn(content).flatMap(({ file, data, lineOf }): Problem[] => {
    if (data.rule.kind !== 'everyNWeeks') return [];
    const { anchor } = data.rule;
    const weekday = WEEKDAYS[weekdayOf(anchor) - 1];
    if (weekday === data.weekday) return [];
    return [
      {
        file,
        line: lineOf(['rule', 'anchor']),
        field: 'rule.anchor',
        found: `${anchor} is a ${weekday}, but the meeting is on ${data.weekday}.`,
        advice: 'Write a day on which it took place.',
      },
    ];
  });
}
