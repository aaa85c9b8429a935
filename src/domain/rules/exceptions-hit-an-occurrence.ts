import type { Content } from '../content.ts';
import { datesBetween } from '../meetings/recurrence.ts';
import { scheduleOf } from '../meetings/stated.ts';
import type { Problem } from '../problems.ts';
import { meetingsIn } from './meetings-in.ts';

/** A cancelled or moved day is one on which the rule puts the meeting, and is named once. */
export function exceptionsHitAnOccurrence(content: Content): Problem[] {
  return meetingsIn(content).flatMap(({ file, data, lineOf }) => {
    const schedule = scheduleOf(data);
    return data.exceptions.flatMap(({ date }, index): Problem[] => {
      const place = { file, line: lineOf(['exceptions', index, 'date']), field: `exceptions[${index}].date` };
      if (data.exceptions.findIndex((other) => other.date === date) !== index) {
        return [{ ...place, found: `${date} has an exception already.`, advice: 'Keep one of the two.' }];
      }
      return datesBetween(schedule, date, date).length > 0
        ? []
        : [
            {
              ...place,
              found: `The rule gives no meeting on ${date}.`,
              advice: 'Write a day on which it would take place.',
            },
          ];
    });
  });
}
