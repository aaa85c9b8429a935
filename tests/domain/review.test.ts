import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reviewDue, reviewsOf } from '../../src/domain/review.ts';

const DAYS: [checked: string, months: number, due: string][] = [
  ['2026-11-22', 6, '2027-05-22'],
  ['2026-11-22', 12, '2027-11-22'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2026-12-31', 1, '2027-01-31'],
];
for (const [checked, months, due] of DAYS) {
  test(`what was looked up on ${checked} counts for ${months} months, until ${due}`, () =>
    assert.equal(reviewDue(checked, months), due));
}

test('what is due first stands first, whenever it was looked at', () => {
  const entry = (collection: 'terms' | 'meetings', id: string, checked: string) => ({
    collection,
    id,
    data: { record: { checked } as never },
  });
  const every = { concepts: 24, channels: 12, meetings: 6, terms: 24, steps: 12 };
  const entries = [
    entry('terms', 'b', '2026-01-01'),
    entry('meetings', 'c', '2027-06-01'),
    entry('terms', 'a', '2026-01-01'),
  ];
  assert.deepEqual(
    reviewsOf(entries, every).map(({ entry: { id }, due }) => `${id} ${due}`),
    ['c 2027-12-01', 'a 2028-01-01', 'b 2028-01-01'],
  );
});
