import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readChangesOfGuide } from '../../src/integrations/changes-folder.ts';

test('the changes are read once in a build, however many pages ask for the last one of their entry', async () => {
  const changes = await readChangesOfGuide();
  assert.ok(changes.length > 0);
  assert.equal(await readChangesOfGuide(), changes);
});
