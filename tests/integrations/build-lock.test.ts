import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { takeBuildLock } from '../../src/integrations/build-lock.ts';
import { PROJECT } from '../support/site.ts';

const MODULE = pathToFileURL(join(PROJECT, 'src/integrations/build-lock.ts')).href;
/** No system gives so large a number to a process. */
const DEAD = 2 ** 30;

async function lockFile(t: TestContext, content?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-lock-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'lock');
  if (content !== undefined) await writeFile(file, content);
  return file;
}

/** Another program that takes its turn, says what came of it, and goes on as `then` says. */
const taking = (file: string, then = ''): string[] => [
  '--input-type=module',
  '--eval',
  `import { takeBuildLock } from '${MODULE}'; console.log(String(takeBuildLock(${JSON.stringify(file)}))); ${then}`,
];

test('a process may build when nobody does, and may ask again', async (t) => {
  const file = join(await lockFile(t), 'in/a/new/folder');
  assert.equal(takeBuildLock(file), undefined);
  assert.equal(await readFile(file, 'utf8'), String(process.pid));
  assert.equal(takeBuildLock(file), undefined);
  const { stdout } = spawnSync(process.execPath, taking(file), { encoding: 'utf8' });
  assert.equal(stdout.trim(), String(process.pid), 'another one is told who builds');
  assert.equal(await readFile(file, 'utf8'), String(process.pid), 'and takes nothing away');
});

const NOBODY: [what: string, content: string][] = [
  ['of a process that is gone', String(DEAD)],
  ['that is empty, because the disk was full', ''],
  ['with something else in it', 'x'],
];
for (const [what, content] of NOBODY) {
  test(`a file ${what} is taken over`, async (t) => {
    const file = await lockFile(t, content);
    assert.equal(takeBuildLock(file), undefined);
    assert.equal(await readFile(file, 'utf8'), String(process.pid));
  });
}

test('a file from long ago is taken over: its number is that of another program now', async (t) => {
  const file = await lockFile(t, String(process.ppid));
  assert.equal(takeBuildLock(file), process.ppid);
  const yesterday = new Date(Date.now() - 86_400_000);
  await utimes(file, yesterday, yesterday);
  assert.equal(takeBuildLock(file), undefined);
});

test('the turn ends with the process, also with one that fails', async (t) => {
  for (const then of ['', 'process.exit(1)', 'throw new Error()']) {
    const file = await lockFile(t);
    const { stdout } = spawnSync(process.execPath, taking(file, then), { encoding: 'utf8' });
    assert.equal(stdout.trim(), 'undefined');
    assert.equal(existsSync(file), false, then);
  }
});

test('the turn of a process that is killed is over too', async (t) => {
  const file = await lockFile(t);
  const child = spawn(process.execPath, taking(file, 'setInterval(() => {}, 1000)'));
  await once(child.stdout, 'data');
  assert.equal(takeBuildLock(file), child.pid);
  child.kill('SIGKILL');
  await once(child, 'close');
  assert.ok(existsSync(file));
  assert.equal(takeBuildLock(file), undefined);
});
