import type { Content } from '../content.ts';
import { statedSpans } from '../meetings/stated.ts';
import type { Problem } from '../problems.ts';
import { type MeetingFile, meetingsIn } from './meetings-in.ts';

/** A day that a rule names is in a year for which it is stated, or confirmed: no page or calendar shows another one. */
export const meetingDaysAreStated = (content: Content): Problem[] =>
  meetingsIn(content).flatMap((meeting) => [...unstatedDates(meeting), ...lateAnchor(meeting)]);

/** The days that count. What ended was stated all the same. */
const spansOf = ({ data }: MeetingFile) => statedSpans({ ...data, ended: null });

function unstatedDates(meeting: MeetingFile): Problem[] {
  const { file, data, lineOf } = meeting;
  if (data.rule.kind !== 'dates') return [];
  const spans = spansOf(meeting);
  return data.rule.dates.flatMap((date, at): Problem[] =>
    spans.some(({ from, until }) => from <= date && date <= until)
      ? []
      : [
          {
            file,
            line: lineOf(['rule', 'dates', at]),
            field: `rule.dates[${at}]`,
            found: `No year of statedFor covers ${date}, so nobody would see it.`,
            advice: `Add ${date.slice(0, 4)} to statedFor, or take the day out.`,
          },
        ],
  );
}

/** Weeks that are counted from a day after the last stated one give no meeting. */
function lateAnchor(meeting: MeetingFile): Problem[] {
  const { file, data, lineOf } = meeting;
  const last = spansOf(meeting).at(-1)?.until;
  if (data.rule.kind !== 'everyNWeeks' || last === undefined || data.rule.anchor <= last) return [];
  return [
    {
      file,
      line: lineOf(['rule', 'anchor']),
      field: 'rule.anchor',
      found: `${data.rule.anchor} is after the last year of statedFor, so no week would have a meeting.`,
      advice: 'Write an earlier day on which it took place, or add the year to statedFor.',
    },
  ];
}
