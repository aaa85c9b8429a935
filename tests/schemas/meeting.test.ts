import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuseField } from '../../src/domain/new-entry/refusal.ts';

for (const nth of [-5, -2, 0, 6]) {
  test(`the place of a week in its month is not ${nth}, and all that it can be is said`, () => {
    assert.equal(
      refuseField('meetings', 'rule', { kind: 'monthlyNth', nth }),
      `No month has a week with the number ${nth}. Write 1 to 5, or -1 for the last one of the month.`,
    );
  });
}

test('the first, the fifth and the last week of a month are fine', () => {
  for (const nth of [1, 5, -1])
    assert.equal(refuseField('meetings', 'rule', { kind: 'monthlyNth', nth }), undefined, String(nth));
});
