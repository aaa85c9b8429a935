import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { writeWhole } from '../../src/integrations/write-whole.ts';

async function folderOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-whole-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

test('of many that write a file at once each puts it in place whole, and nothing else is left', async (t) => {
  const file = join(await folderOf(t), 'in/a/new/folder');
  const all = Array.from({ length: 20 }, (_, at) => Buffer.alloc(100_000 + at, at));
  await Promise.all(all.map((bytes) => writeWhole(file, bytes)));
  const found = await readFile(file);
  assert.ok(all.some((bytes) => bytes.equals(found)));
  assert.deepEqual(await readdir(join(file, '..')), ['folder']);
});

test('a file that cannot be put in place leaves nothing beside it', async (t) => {
  const folder = await folderOf(t);
  await mkdir(join(folder, 'taken'));
  await assert.rejects(writeWhole(join(folder, 'taken'), Buffer.from('bytes')), { syscall: 'rename' });
  assert.deepEqual(await readdir(folder), ['taken']);
});
