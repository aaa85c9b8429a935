import type { Content } from '../content.ts';
import { datesBetween } from '../meetings/recurrence.ts';
import { projectionSpan, scheduleOf, statedSpans } from '../meetings/stated.ts';
import { timesOnTheWall } from '../meetings/wall-clock.ts';
import type { Problem } from '../problems.ts';
import { meetingsIn } from './meetings-in.ts';

/** No meeting of the stated or calculated time is at a time that the clocks skip or show twice. */
export function meetingTimesExistOnce(content: Content): Problem[] {
  return meetingsIn(content).flatMap(({ file, data, lineOf }): Problem[] => {
    const schedule = scheduleOf(data);
    const excepted = data.exceptions.map(({ date }) => date);
    const regular = [...statedSpans(data), projectionSpan(data)]
      .flatMap(({ from, until }) => datesBetween(schedule, from, until))
      .filter((date) => !excepted.includes(date))
      .map((date) => ({ date, time: data.time, path: ['time'] as (string | number)[] }));
    const moved = data.exceptions.flatMap((exception, index) =>
      exception.kind === 'moved' ? [{ ...exception.to, path: ['exceptions', index, 'to'] }] : [],
    );
    const [first] = [...regular, ...moved].filter(({ date, time }) => timesOnTheWall(date, time, data.zone) !== 1);
    if (first === undefined) return [];
    const happens = timesOnTheWall(first.date, first.time, data.zone) === 0 ? 'does not exist' : 'comes twice';
    return [
      {
        file,
        line: lineOf(first.path),
        field: first.path.join('.'),
        found: `On ${first.date} the clocks of ${data.zone} change, and ${first.time} ${happens}.`,
        advice: 'Choose another time, or add an exception for that day.',
      },
    ];
  });
}
