import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meetingState, spokenYears } from '../../../src/domain/meetings/state.ts';
import { meetingWith } from '../../support/meetings.ts';

const evidence = { url: 'https://harbour.example/notes' };
const parity = { kind: 'isoWeekParity', parity: 'odd', weekSystem: 'stated' };
const MEETINGS: [what: string, fields: Record<string, unknown>, today: string, is: string][] = [
  ['stated for 2021', { statedFor: [2021] }, '2021-01-01', 'current'],
  ['stated for 2021', { statedFor: [2021] }, '2021-12-31', 'current'],
  ['stated for 2021', { statedFor: [2021] }, '2022-01-01', 'lapsed'],
  ['stated for 2021', { statedFor: [2021] }, '2020-12-31', 'upcoming'],
  ['stated for 2020 and 2022', { statedFor: [2020, 2022] }, '2021-06-01', 'upcoming'],
  ['of ISO weeks, stated for 2020', { statedFor: [2020], rule: parity }, '2021-01-03', 'current'],
  ['of ISO weeks, stated for 2020', { statedFor: [2020], rule: parity }, '2021-01-04', 'lapsed'],
  ['confirmed today', { verification: { confirmedOn: '2028-03-01', evidence } }, '2028-03-01', 'current'],
  ['confirmed 180 days ago', { verification: { confirmedOn: '2028-03-01', evidence } }, '2028-08-28', 'current'],
  ['confirmed 181 days ago', { verification: { confirmedOn: '2028-03-01', evidence } }, '2028-08-29', 'lapsed'],
  ['to end tomorrow', { ended: { date: '2026-06-02', by: 'a vote', evidence } }, '2026-06-01', 'current'],
  ['that ended today', { ended: { date: '2026-06-01', by: 'a vote', evidence } }, '2026-06-01', 'ended'],
];
for (const [what, fields, today, is] of MEETINGS) {
  test(`a meeting ${what} is ${is} on ${today}`, () => {
    assert.equal(meetingState(meetingWith(fields), today), is);
  });
}

const YEARS: [years: number[], spoken: string][] = [
  [[2020], '2020'],
  [[2020, 2021], '2020 and 2021'],
  [[2022, 2020, 2021], '2020, 2021 and 2022'],
];
for (const [years, spoken] of YEARS) {
  test(`the years ${years.join(', ')} are said as ${spoken}`, () => assert.equal(spokenYears(years), spoken));
}
