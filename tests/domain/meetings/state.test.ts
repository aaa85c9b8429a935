import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meetingState, spokenYears, standingOn, turnsAfter } from '../../../src/domain/meetings/state.ts';
import { meetingWith } from '../../support/meetings.ts';

const evidence = { url: 'https://harbour.example/notes' };
const parity = { kind: 'isoWeekParity', parity: 'odd', weekSystem: 'stated' };
const moved = (date: string, to: string) => ({ kind: 'moved', date, to: { date: to, time: '10:00' }, reason: 'storm' });
const lastDayMoved = { exceptions: [moved('2026-12-30', '2027-01-04')] };
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
  ['whose last day was moved to 4 January', lastDayMoved, '2026-12-31', 'current'],
  ['whose last day was moved to 4 January', lastDayMoved, '2027-01-03', 'upcoming'],
  ['whose last day was moved to 4 January', lastDayMoved, '2027-01-04', 'current'],
  ['whose last day was moved to 4 January', lastDayMoved, '2027-01-05', 'lapsed'],
  [
    'with a day moved in from the year after',
    { exceptions: [moved('2027-01-06', '2026-12-31')] },
    '2027-01-06',
    'lapsed',
  ],
];
for (const [what, fields, today, is] of MEETINGS) {
  test(`a meeting ${what} is ${is} on ${today}`, () => {
    assert.equal(meetingState(meetingWith(fields), today), is);
  });
}

const later = { date: '2026-06-01', by: 'a vote', evidence };
const TURNS: [what: string, fields: Record<string, unknown>, today: string, turns: string[]][] = [
  ['stated for 2021', { statedFor: [2021] }, '2021-06-01', ['2022-01-01T05:00:00Z lapsed']],
  [
    'stated for 2021, in Kolkata',
    { statedFor: [2021], zone: 'Asia/Kolkata' },
    '2021-06-01',
    ['2021-12-31T18:30:00Z lapsed'],
  ],
  ['that lapsed', { statedFor: [2021] }, '2022-01-01', []],
  ['to end', { ended: later }, '2026-05-01', ['2026-06-01T04:00:00Z ended']],
  ['that ended', { ended: later }, '2026-06-01', []],
  [
    'stated for 2020 and 2022',
    { statedFor: [2020, 2022] },
    '2020-02-02',
    ['2021-01-01T05:00:00Z upcoming', '2022-01-01T05:00:00Z current', '2023-01-01T05:00:00Z lapsed'],
  ],
];
for (const [what, fields, today, turns] of TURNS) {
  test(`a meeting ${what} will be after ${today}: ${turns.join(', ') || 'the same for ever'}`, () => {
    const found = turnsAfter(meetingWith(fields), today).map(({ from, state }) => `${from} ${state}`);
    assert.deepEqual(found, turns);
  });
}

const DAYS = { kind: 'dates', dates: ['2026-02-04'] };
const PROJECTIONS: [
  what: string,
  fields: Record<string, unknown>,
  today: string,
  span: [string, string] | undefined,
][] = [
  ['lapsed before somebody looked', { statedFor: [2021] }, '2026-11-22', ['2026-11-22', '2027-12-31']],
  ['lapsed before somebody looked', { statedFor: [2021] }, '2031-05-05', ['2026-11-22', '2027-12-31']],
  ['lapsed after somebody looked', {}, '2027-02-01', ['2027-01-01', '2028-12-31']],
  ['lapsed after somebody looked', {}, '2030-02-01', ['2027-01-01', '2028-12-31']],
  ['of ISO weeks, lapsed after somebody looked', { rule: parity }, '2027-02-01', ['2027-01-04', '2028-12-31']],
  ['whose last day was moved', lastDayMoved, '2027-02-01', ['2027-01-05', '2028-12-31']],
  ['still stated', {}, '2026-12-31', undefined],
  ['stated again later', { statedFor: [2026, 2028] }, '2027-06-01', undefined],
  ['that ended', { ended: { date: '2026-06-01', by: 'a vote', evidence } }, '2027-02-01', undefined],
  [
    'lapsed, to end',
    { ended: { date: '2027-03-01', by: 'a vote', evidence } },
    '2027-02-01',
    ['2027-01-01', '2027-02-28'],
  ],
  ['of announced days only', { rule: DAYS }, '2027-02-01', undefined],
];
for (const [what, fields, today, span] of PROJECTIONS) {
  test(`a meeting ${what} is on ${today} calculated ${span ? `from ${span[0]} to ${span[1]}` : 'for no day'}`, () => {
    const projection = span && { from: span[0], until: span[1] };
    assert.deepEqual(standingOn(meetingWith(fields), today).projection, projection);
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
