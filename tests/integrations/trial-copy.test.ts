import assert from 'node:assert/strict';
import fs from 'node:fs';
import { readdir } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { withTrialCopy } from '../../src/integrations/trial-copy.ts';
import { fingerprint } from '../support/files.ts';
import { copyOf, VALID } from './content-folder.ts';

const besideOf = async (folder: string): Promise<string[]> =>
  (await readdir(dirname(folder))).filter((name) => name.startsWith(`.${basename(folder)}-`));

test('a copy is there while something is tried in it, and gone when that has failed', async (t) => {
  const folder = await copyOf(VALID, t);
  const attempt = withTrialCopy(folder, async (copy) => {
    assert.deepEqual(await besideOf(folder), [basename(copy)]);
    assert.deepEqual(await fingerprint(copy), await fingerprint(folder));
    throw new Error('It did not work.');
  });
  await assert.rejects(attempt, /^Error: It did not work\.$/);
  assert.deepEqual(await besideOf(folder), []);
});

test('a disk that is full when half of the content is copied: nothing stays beside the content', async (t) => {
  const folder = await copyOf(VALID, t);
  const { cp } = fs.promises;
  fs.promises.cp = async (from, to) => {
    await cp(join(String(from), 'site.yaml'), join(String(to), 'site.yaml'));
    throw Object.assign(new Error('ENOSPC: no space left on device, copyfile'), { code: 'ENOSPC' });
  };
  syncBuiltinESMExports();
  t.after(() => {
    fs.promises.cp = cp;
    syncBuiltinESMExports();
  });
  await assert.rejects(
    withTrialCopy(folder, async () => assert.fail('There is nothing to try it in.')),
    { code: 'ENOSPC' },
  );
  assert.deepEqual(await besideOf(folder), []);
});
