import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meetingDaysAreStated } from '../../../src/domain/rules/meeting-days-are-stated.ts';
import { contentOfMeetings, meetingWith } from '../../support/meetings.ts';

const evidence = { url: 'https://harbour.example/notes' };
const on = (...dates: string[]) => ({ rule: { kind: 'dates', dates } });
const from = (anchor: string) => ({ rule: { kind: 'everyNWeeks', interval: 2, anchor } });
const uncovered = (date: string) =>
  `No year of statedFor covers ${date}, so nobody would see it. Add ${date.slice(0, 4)} to statedFor, or take the day out.`;
const late = (anchor: string) =>
  `${anchor} is after the last year of statedFor, so no week would have a meeting. Write an earlier day on which it took place, or add the year to statedFor.`;

const MEETINGS: [what: string, fields: Record<string, unknown>, said: string[]][] = [
  ['days of its year, the first and the last too', on('2026-01-01', '2026-12-31'), []],
  [
    'days of other years',
    { ...on('2021-01-06', '2026-02-24', '2027-01-01'), statedFor: [2020, 2026] },
    [`rule.dates[0]: ${uncovered('2021-01-06')}`, `rule.dates[2]: ${uncovered('2027-01-01')}`],
  ],
  ['days that evidence confirms', { ...on('2027-01-06'), verification: { confirmedOn: '2026-11-01', evidence } }, []],
  ['days after its end', { ...on('2026-05-06'), ended: { date: '2026-04-01', by: 'a vote', evidence } }, []],
  ['weeks from the last day of its year', from('2026-12-31'), []],
  ['weeks from a day before its year', from('2024-01-03'), []],
  [
    'weeks from a day after its last year',
    { ...from('2027-01-06'), statedFor: [2026, 2024] },
    [`rule.anchor: ${late('2027-01-06')}`],
  ],
  [
    'weeks from a day that evidence confirms',
    { ...from('2027-01-06'), verification: { confirmedOn: '2026-11-01', evidence } },
    [],
  ],
  ['no day of its own', {}, []],
];
for (const [what, fields, said] of MEETINGS) {
  test(`a meeting with ${what} is ${said.length === 0 ? 'fine' : 'refused'}`, () => {
    assert.deepEqual(
      meetingDaysAreStated(contentOfMeetings([meetingWith(fields)])).map(
        ({ field, found, advice }) => `${field}: ${found} ${advice}`,
      ),
      said,
    );
  });
}
