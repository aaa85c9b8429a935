import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inScript } from '../../../src/domain/data/linked-data.ts';

test('nothing in linked data can end the script that it stands in', () => {
  const data = { name: '</script><!-- <script>' };
  assert.doesNotMatch(inScript(data), /</);
  assert.deepEqual(JSON.parse(inScript(data)), data);
});
