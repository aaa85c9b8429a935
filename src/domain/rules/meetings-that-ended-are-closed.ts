import type { Content } from '../content.ts';
import { compareText, type Problem } from '../problems.ts';
import { meetingsIn } from './meetings-in.ts';

/** What a record cannot say of a meeting that is over: that it goes on, or that nobody knows. */
const NOT_OVER = ['current', 'unknown'];

/**
 * A meeting that was over when somebody last wrote of it is not on record as going on. The clock is not asked: content in
 * which an end is announced stays right when its day comes, and is built again without a person.
 */
export function meetingsThatEndedAreClosed(content: Content): Problem[] {
  return meetingsIn(content).flatMap(({ file, data, lineOf }): Problem[] => {
    const { ended, record, revision } = data;
    // An end comes with a revision of the calendars, whether or not the day of the record was touched.
    const [, lastWritten = ''] = [record.checked, revision.date].sort(compareText);
    if (ended === null || ended.date > lastWritten || !NOT_OVER.includes(record.state)) return [];
    return [
      {
        file,
        line: lineOf(['record', 'state']),
        field: 'record.state',
        found: `The state is "${record.state}", but the meeting is over since ${ended.date}.`,
        advice: 'Write: state: closed',
      },
    ];
  });
}
