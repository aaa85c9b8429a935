import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULE_EXAMPLES, ruleOf } from '../../../src/domain/new-entry/meeting-rule.ts';

const parity = (word: string) => ({ kind: 'isoWeekParity', parity: word, weekSystem: 'assumed' });
const LINES: [line: string, rule: unknown][] = [
  ['weekly', { kind: 'weekly' }],
  [' Odd Weeks ', parity('odd')],
  ['odd weeks', parity('odd')],
  ['even weeks', parity('even')],
  ['every 3 weeks from 2026-01-09', { kind: 'everyNWeeks', interval: 3, anchor: '2026-01-09' }],
  ['1st of the month', { kind: 'monthlyNth', nth: 1 }],
  ['4 of the month', { kind: 'monthlyNth', nth: 4 }],
  ['last of the month', { kind: 'monthlyNth', nth: -1 }],
  ['on 2026-01-09', { kind: 'dates', dates: ['2026-01-09'] }],
  ['on 2026-01-09, 2026-02-20', { kind: 'dates', dates: ['2026-01-09', '2026-02-20'] }],
  // What is no rule stays as it is written, and is refused.
  ['weekly or so', 'weekly or so'],
  ['6th of the month', '6th of the month'],
  ['every 3 weeks', 'every 3 weeks'],
  ['on 9 January', 'on 9 January'],
];
for (const [line, rule] of LINES) {
  const kind = typeof rule === 'string' ? 'no rule' : (rule as { kind: string }).kind;
  test(`"${line}" is understood as ${kind}`, () => assert.deepEqual(ruleOf(line), rule));
}

test('every example that the question gives is understood', () => {
  for (const example of RULE_EXAMPLES.split(', ')) assert.notEqual(ruleOf(example), example);
});
