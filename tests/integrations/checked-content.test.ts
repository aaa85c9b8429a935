import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAgain, checkedContent } from '../../src/integrations/checked-content.ts';

test('the content is checked once, however many ask at the same time; after a change, all have what was checked then', async () => {
  const [one, other] = await Promise.all([checkedContent(), checkedContent()]);
  assert.equal(one, other);
  const again = await checkAgain();
  assert.notEqual(again, one);
  assert.equal(await checkedContent(), again);
});
