import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statedOccurrences } from '../../../src/domain/meetings/stated.ts';
import { stripOf } from '../../../src/domain/meetings/strip.ts';
import { meetingWith } from '../../support/meetings.ts';

const moved = (date: string, to: string) => ({ kind: 'moved', date, to: { date: to, time: '10:00' }, reason: 'storm' });
const oddWeeks = { rule: { kind: 'isoWeekParity', parity: 'odd', weekSystem: 'stated' } };

/** What the edges of the stated years make of a meeting that was moved over them: the first and the last starts. */
const EDGES: [what: string, fields: Record<string, unknown>, first: string, last: string, count: number][] = [
  [
    'moved out of its last year',
    { exceptions: [moved('2026-12-30', '2027-01-04')] },
    '2026-01-07T13:30:00Z',
    '2027-01-04T15:00:00Z',
    52,
  ],
  [
    'moved out of its first year',
    { exceptions: [moved('2026-01-07', '2025-12-30')] },
    '2025-12-30T15:00:00Z',
    '2026-12-30T13:30:00Z',
    52,
  ],
  [
    'moved in from the year after',
    { exceptions: [moved('2027-01-06', '2026-12-31')] },
    '2026-01-07T13:30:00Z',
    '2026-12-30T13:30:00Z',
    52,
  ],
  [
    'moved in from the year before',
    { exceptions: [moved('2025-12-31', '2026-01-02')] },
    '2026-01-07T13:30:00Z',
    '2026-12-30T13:30:00Z',
    52,
  ],
  [
    'of odd weeks, moved out of its last ISO year',
    { ...oddWeeks, exceptions: [moved('2026-12-30', '2027-01-12')] },
    '2025-12-31T13:30:00Z',
    '2027-01-12T15:00:00Z',
    27,
  ],
  [
    'moved past the first day of a later year',
    { statedFor: [2026, 2028], exceptions: [moved('2026-12-30', '2028-01-11')] },
    '2026-01-07T13:30:00Z',
    '2028-12-27T13:30:00Z',
    104,
  ],
];
for (const [what, fields, first, last, count] of EDGES) {
  test(`a meeting ${what} belongs to the year of the day that the rule gives`, () => {
    const starts = statedOccurrences(meetingWith(fields)).map(({ start }) => start.toString());
    assert.deepEqual([starts[0], starts.at(-1), starts.length], [first, last, count]);
    assert.deepEqual(starts, [...starts].sort(), 'in the order of time');
  });
}

test('the strip draws a meeting in the week to which it was moved', () => {
  const data = meetingWith({ ...oddWeeks, exceptions: [moved('2026-12-30', '2027-01-12')] });
  const { years } = stripOf([{ id: 'a', data }], () => '2026-06-01');
  const weeks = years.map(({ year, rows }) => [year, rows[0]?.weeks.at(-1)]);
  assert.deepEqual(weeks, [
    [2026, 51],
    [2027, 2],
  ]);
});
