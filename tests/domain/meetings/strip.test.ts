import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goesByWeeks, stripOf } from '../../../src/domain/meetings/strip.ts';
import { meetingWith } from '../../support/meetings.ts';

const byParity = (id: string, parity: 'odd' | 'even', weekday = 'wednesday', fields: Record<string, unknown> = {}) => ({
  id,
  data: meetingWith({ weekday, rule: { kind: 'isoWeekParity', parity, weekSystem: 'stated' }, ...fields }),
});

test('meetings of the same weeks share a line, whatever their day', () => {
  const meetings = [byParity('a', 'odd'), byParity('b', 'even'), byParity('c', 'odd', 'thursday')];
  const { lines, years } = stripOf(meetings, () => '2026-06-01');
  assert.deepEqual(lines, [{ meetingIds: ['a', 'c'] }, { meetingIds: ['b'] }]);
  const [first] = years;
  assert.deepEqual([first?.year, first?.weeks], [2026, 53]);
  assert.deepEqual(
    first?.rows.map(({ line, kind, weeks }) => [line, kind, weeks.length]),
    [
      [0, 'stated', 27],
      [1, 'stated', 26],
    ],
  );
});

test('a meeting that is also calculated has a row for each reading, and shares none of them', () => {
  const ended = { date: '2027-01-04', by: 'a vote', evidence: { url: 'https://harbour.example/vote' } };
  const [stated, calculated] = [byParity('a', 'odd', 'wednesday', { ended }), byParity('b', 'odd')];
  const { lines, years } = stripOf([stated, calculated], () => '2027-02-01');
  assert.deepEqual(lines, [{ meetingIds: ['a'] }, { meetingIds: ['b'] }]);
  assert.ok(years.some(({ rows }) => rows.some(({ line, kind }) => line === 1 && kind === 'rule')));
  assert.ok(years.every(({ rows }) => rows.every(({ line, kind }) => line === 1 || kind === 'stated')));
});

const RULES: [goes: boolean, rule: Record<string, unknown>][] = [
  [true, { kind: 'isoWeekParity', parity: 'even', weekSystem: 'stated' }],
  [true, { kind: 'everyNWeeks', interval: 2, anchor: '2026-01-07' }],
  [false, { kind: 'weekly' }],
  [false, { kind: 'monthlyNth', nth: 1 }],
];
for (const [goes, rule] of RULES) {
  test(`a meeting of the rule ${rule['kind']} ${goes ? 'goes' : 'does not go'} by the number of the week`, () =>
    assert.equal(goesByWeeks(meetingWith({ rule })), goes));
}
