import type { Content } from '../content.ts';
import { epochDay } from '../meetings/iso-week.ts';
import { datesBetween } from '../meetings/recurrence.ts';
import { scheduleOf } from '../meetings/stated.ts';
import type { Problem } from '../problems.ts';
import { meetingsIn } from './meetings-in.ts';

/** A meeting that is moved further is another one, or a slip in the year. In days. */
const FARTHEST = 366;

/** A cancelled or moved day is one on which the rule puts the meeting, and is named once; what is moved goes to another time. */
export function exceptionsHitAnOccurrence(content: Content): Problem[] {
  return meetingsIn(content).flatMap(({ file, data, lineOf }) => {
    const schedule = scheduleOf(data);
    return data.exceptions.flatMap((exception, index): Problem[] => {
      const { date } = exception;
      const place = { file, line: lineOf(['exceptions', index, 'date']), field: `exceptions[${index}].date` };
      if (data.exceptions.findIndex((other) => other.date === date) !== index) {
        return [{ ...place, found: `${date} has an exception already.`, advice: 'Keep one of the two.' }];
      }
      if (datesBetween(schedule, date, date).length === 0) {
        const advice = 'Write a day on which it would take place.';
        return [{ ...place, found: `The rule gives no meeting on ${date}.`, advice }];
      }
      if (exception.kind === 'cancelled') return [];
      const { to } = exception;
      const target = { file, line: lineOf(['exceptions', index, 'to']), field: `exceptions[${index}].to` };
      if (to.date === date && to.time === data.time) {
        const advice = 'Write another day or time, or take the exception out.';
        return [{ ...target, found: 'It is moved to the time at which it is anyway.', advice }];
      }
      if (Math.abs(epochDay(to.date) - epochDay(date)) > FARTHEST) {
        const advice = 'Check the year; of a meeting that is given up, write cancelled.';
        return [{ ...target, found: `${to.date} is more than a year away from ${date}.`, advice }];
      }
      return [];
    });
  });
}
