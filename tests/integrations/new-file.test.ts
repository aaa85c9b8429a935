import assert from 'node:assert/strict';
import fs from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { writeNewFile } from '../../src/integrations/new-file.ts';

async function emptyFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-new-file-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

/** A system that answers every `link` with an error. */
function refuseLinks(t: TestContext, code: string): void {
  const { mock } = t.mock.method(fs.promises, 'link', async () => {
    throw Object.assign(new Error(`${code}: no second name`), { code });
  });
  syncBuiltinESMExports();
  t.after(() => {
    mock.restore();
    syncBuiltinESMExports();
  });
}

for (const code of [undefined, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']) {
  const where = code === undefined ? 'a file system' : `a file system that answers ${code} to a second name`;
  test(`on ${where} a file is written whole, and one that is there stays`, async (t) => {
    const folder = await emptyFolder(t);
    const file = join(folder, 'terms/lamp.mdx');
    if (code !== undefined) refuseLinks(t, code);
    assert.equal(await writeNewFile(file, 'first'), true);
    assert.equal(await writeNewFile(file, 'second'), false);
    assert.equal(await readFile(file, 'utf8'), 'first');
    assert.deepEqual(await readdir(join(folder, 'terms')), ['lamp.mdx'], 'nothing lies beside it');
  });
}

test('whatever else goes wrong is told, and nothing is left', async (t) => {
  const folder = await emptyFolder(t);
  refuseLinks(t, 'EIO');
  await assert.rejects(writeNewFile(join(folder, 'lamp.mdx'), 'first'), { code: 'EIO' });
  assert.deepEqual(await readdir(folder), []);
});
