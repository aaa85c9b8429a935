import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { someAtOnce } from '../../src/integrations/some-at-once.ts';

test('results have the order of the items, whichever is ready first, and few are under way at once', async () => {
  let underWay = 0;
  let most = 0;
  const items = Array.from({ length: 200 }, (_, index) => index);
  const results = await someAtOnce(items, async (item, index) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await pause(item % 3);
    underWay -= 1;
    return [item, index];
  });
  assert.deepEqual(
    results,
    items.map((item) => [item, item]),
  );
  assert.ok(most > 1 && most < 100, `${most} at once`);
});

test('of nothing comes nothing, and what fails fails the whole', async () => {
  assert.deepEqual(await someAtOnce([], async () => 1), []);
  await assert.rejects(someAtOnce([1, 2], async (item) => assert.equal(item, 1)));
});
