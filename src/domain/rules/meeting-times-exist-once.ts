import type { MeetingData } from '../../schemas/meeting.ts';
import { type Content, type FieldPath, fieldName } from '../content.ts';
import { datesBetween } from '../meetings/recurrence.ts';
import { projectionSpan, scheduleOf, statedSpans } from '../meetings/stated.ts';
import { timesOnTheWall } from '../meetings/wall-clock.ts';
import type { Problem } from '../problems.ts';
import { remembered } from '../remembered.ts';
import { meetingsIn } from './meetings-in.ts';

/** No meeting of the stated or calculated time is at a time that the clocks skip or show twice. */
export function meetingTimesExistOnce(content: Content): Problem[] {
  return meetingsIn(content).flatMap(({ file, data, lineOf }): Problem[] => {
    const first = firstWrongTime(data);
    if (first === undefined) return [];
    const happens = timesOnTheWall(first.date, first.time, data.zone) === 0 ? 'does not exist' : 'comes twice';
    return [
      {
        file,
        line: lineOf(first.path),
        field: fieldName(first.path),
        found: `On ${first.date} the clocks of ${data.zone} change, and ${first.time} ${happens}.`,
        advice: 'Choose another time, or add an exception for that day.',
      },
    ];
  });
}

/** The first day on which a meeting is at a time that does not stand on the wall exactly once. */
const firstWrongTime = remembered((data: MeetingData) => {
  const schedule = scheduleOf(data);
  const excepted = data.exceptions.map(({ date }) => date);
  const regular = [...statedSpans(data), projectionSpan(data)]
    .flatMap(({ from, until }) => datesBetween(schedule, from, until))
    .filter((date) => !excepted.includes(date))
    .map((date) => ({ date, time: data.time, path: ['time'] as FieldPath }));
  const moved = data.exceptions.flatMap((exception, index) =>
    exception.kind === 'moved' ? [{ ...exception.to, path: ['exceptions', index, 'to'] as FieldPath }] : [],
  );
  return [...regular, ...moved].find(({ date, time }) => timesOnTheWall(date, time, data.zone) !== 1);
});
