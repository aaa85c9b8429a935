/** What becomes of single days. Which days each rule gives, independent.test.ts compares day by day with another calendar. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  datesBetween,
  type Exception,
  occurrencesBetween,
  type Schedule,
} from '../../../src/domain/meetings/recurrence.ts';

const WEEKLY: Schedule = { weekday: 'wednesday', time: '08:30', zone: 'America/New_York', rule: { kind: 'weekly' } };
const announced = (...dates: string[]): Schedule => ({ ...WEEKLY, rule: { kind: 'dates', dates } });
const moved = (date: string, to: string): Exception => ({
  date,
  reason: 'storm',
  movedTo: { date: to, time: '10:00' },
});

const EDGES: [what: string, schedule: Schedule, from: string, until: string, dates: string[]][] = [
  ['from one meeting to the next', WEEKLY, '2026-12-30', '2027-01-06', ['2026-12-30', '2027-01-06']],
  ['on the day of a meeting alone', WEEKLY, '2026-12-30', '2026-12-30', ['2026-12-30']],
  ['between two meetings', WEEKLY, '2026-12-31', '2027-01-05', []],
  ['when the last day is before the first', WEEKLY, '2027-01-06', '2026-12-30', []],
  [
    'from one announced day to another',
    announced('2020-12-29', '2020-12-30', '2021-01-06', '2021-01-07'),
    '2020-12-30',
    '2021-01-06',
    ['2020-12-30', '2021-01-06'],
  ],
  [
    'when days are announced out of order, and one of them twice',
    announced('2021-01-06', '2020-12-30', '2021-01-06'),
    '2020-01-01',
    '2021-12-31',
    ['2020-12-30', '2021-01-06'],
  ],
];
for (const [what, schedule, from, until, dates] of EDGES) {
  test(`${what}, both days count`, () => {
    assert.deepEqual(datesBetween(schedule, from, until), dates);
  });
}

test('a meeting that was moved keeps the day that names it, and says why it was moved', () => {
  const [found] = occurrencesBetween(
    { ...WEEKLY, exceptions: [moved('2026-12-30', '2027-01-04')] },
    '2026-12-30',
    '2026-12-31',
  );
  assert.equal(found?.date, '2026-12-30');
  assert.equal(found.start.toString(), '2027-01-04T15:00:00Z');
  assert.deepEqual(found.moved, { from: '2026-12-30', reason: 'storm' });
});

test('a meeting that was moved past the next one comes after it', () => {
  const schedule = { ...WEEKLY, exceptions: [moved('2026-12-23', '2027-01-04')] };
  const found = occurrencesBetween(schedule, '2026-12-23', '2027-01-06').map(({ date }) => date);
  assert.deepEqual(found, ['2026-12-30', '2026-12-23', '2027-01-06']);
});

test('a meeting that was moved over a clock change is at the hour of its new day', () => {
  const schedule = { ...WEEKLY, exceptions: [moved('2026-03-04', '2026-03-09')] };
  const found = occurrencesBetween(schedule, '2026-03-04', '2026-03-11').map(({ start }) => start.toString());
  assert.deepEqual(found, ['2026-03-09T14:00:00Z', '2026-03-11T12:30:00Z']);
});

test('a cancelled meeting leaves the others where they are', () => {
  const schedule: Schedule = { ...WEEKLY, exceptions: [{ date: '2026-12-30', reason: 'feast', cancelled: true }] };
  const found = occurrencesBetween(schedule, '2026-12-23', '2027-01-06').map(({ date }) => date);
  assert.deepEqual(found, ['2026-12-23', '2027-01-06']);
});
