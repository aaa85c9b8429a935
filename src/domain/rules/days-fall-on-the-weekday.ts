import { WEEKDAYS } from '../../schemas/time-fields.ts';
import { type Content, type FieldPath, fieldName } from '../content.ts';
import { weekdayOf } from '../meetings/iso-week.ts';
import type { Problem } from '../problems.ts';
import { meetingsIn } from './meetings-in.ts';

/** The day from which weeks are counted, and every day that is listed, is a day of the meeting. */
export function daysFallOnTheWeekday(content: Content): Problem[] {
  return meetingsIn(content).flatMap(({ file, data: { rule, weekday }, lineOf }): Problem[] => {
    const days: { path: FieldPath; day: string }[] =
      rule.kind === 'everyNWeeks'
        ? [{ path: ['rule', 'anchor'], day: rule.anchor }]
        : rule.kind === 'dates'
          ? rule.dates.map((day, index) => ({ path: ['rule', 'dates', index], day }))
          : [];
    return days.flatMap(({ path, day }) => {
      const own = WEEKDAYS[weekdayOf(day) - 1];
      return own === weekday
        ? []
        : [
            {
              file,
              line: lineOf(path),
              field: fieldName(path),
              found: `${day} is a ${own}, but the meeting is on ${weekday}.`,
              advice: 'Write a day on which it took place.',
            },
          ];
    });
  });
}
