import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meetingsThatEndedAreClosed } from '../../../src/domain/rules/meetings-that-ended-are-closed.ts';
import { contentOfMeetings, meetingWith } from '../../support/meetings.ts';

const evidence = { url: 'https://harbour.example/vote' };
const end = (date: string) => ({ ended: { date, by: 'a vote', evidence } });
const record = (state: string, checked = '2026-06-01') => ({
  record: { state, says: 'so they say.', evidence: [evidence], checked },
});
const revision = (date: string) => ({ revision: { number: 1, date, of: '00000000' } });
const said = (state: string, date: string) => [
  `content/meetings/watch-1.mdx:15 record.state: The state is "${state}", but the meeting is over since ${date}. Write: state: closed`,
];

const MEETINGS: [what: string, fields: Record<string, unknown>, said: string[]][] = [
  ['that ended, and is current', { ...end('2022-01-01'), ...record('current') }, said('current', '2022-01-01')],
  ['that ended, and is unknown', { ...end('2022-01-01'), ...record('unknown') }, said('unknown', '2022-01-01')],
  ['that ended, and is closed', { ...end('2022-01-01'), ...record('closed') }, []],
  ['that ended, and is something else now', { ...end('2022-01-01'), ...record('changed') }, []],
  [
    'that ended on the day on which somebody looked',
    { ...end('2026-06-01'), ...record('current') },
    said('current', '2026-06-01'),
  ],
  [
    'whose end came into the calendars after somebody looked',
    { ...end('2026-11-01'), ...record('current'), ...revision('2026-11-02') },
    said('current', '2026-11-01'),
  ],
  ['whose end is announced', { ...end('2026-06-02'), ...record('current'), ...revision('2026-05-01') }, []],
  ['that goes on', record('current'), []],
];
for (const [what, fields, expected] of MEETINGS) {
  test(`a meeting ${what} is ${expected.length === 0 ? 'fine' : 'refused'}`, () => {
    assert.deepEqual(
      meetingsThatEndedAreClosed(contentOfMeetings([meetingWith(fields)])).map(
        ({ file, line, field, found, advice }) => `${file}:${line} ${field}: ${found} ${advice}`,
      ),
      expected,
    );
  });
}
