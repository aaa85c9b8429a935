import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs, { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import os, { tmpdir } from 'node:os';
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

test('where no file may have two names, one process builds all the same, and others are told', async (t) => {
  const file = await lockFile(t);
  const link = t.mock.method(fs, 'linkSync', () => {
    throw Object.assign(new Error('Operation not permitted'), { code: 'EPERM' });
  });
  syncBuiltinESMExports();
  t.after(() => {
    link.mock.restore();
    syncBuiltinESMExports();
  });
  assert.equal(takeBuildLock(file), undefined);
  assert.equal(link.mock.callCount(), 1);
  assert.equal(await readFile(file, 'utf8'), String(process.pid));
  const { stdout } = spawnSync(process.execPath, taking(file), { encoding: 'utf8' });
  assert.equal(stdout.trim(), String(process.pid));
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

const BEFORE: [what: string, content: string | undefined][] = [['nobody builds', undefined], ...NOBODY];
for (const [what, content] of BEFORE) {
  test(`of two that want to build at once, exactly one may, wherever the other one comes between: ${what}`, async (t) => {
    const told: (number | undefined)[][] = [];
    for (let step = 1; told.length < step; step += 1) {
      const file = await lockFile(t, content);
      let others: (number | undefined)[] | undefined;
      const mine = beforeStep(
        step,
        () => takeBuildLock(file),
        () => {
          others = [asAnother(() => takeBuildLock(file))];
        },
      );
      if (others === undefined) break;
      told.push([mine, ...others]);
    }
    assert.ok(told.length > 1, `${told.length} steps`);
    for (const [at, both] of told.entries())
      assert.equal(both.filter((holder) => holder === undefined).length, 1, `before step ${at + 1}: ${both}`);
  });
}

/** Lets something happen before a step that a program takes at files, 1 is the first. Writing a file is two: it is empty between. */
function beforeStep<Result>(step: number, program: () => Result, happens: () => void): Result {
  const { closeSync, openSync, writeSync, writeFileSync, readFileSync, statSync, linkSync, renameSync, rmSync } = fs;
  const own = { openSync, writeSync, writeFileSync, readFileSync, statSync, linkSync, renameSync, rmSync };
  let left = step;
  for (const [name, original] of Object.entries(own)) {
    Object.assign(fs, {
      [name]: (...all: unknown[]) => {
        left -= 1;
        if (left === 0) happens();
        return (original as (...all: unknown[]) => unknown)(...all);
      },
    });
  }
  fs.writeFileSync = (file, text, options) => {
    const { flag = 'w' } = Object(options);
    const open = fs.openSync(String(file), flag);
    fs.writeSync(open, String(text));
    closeSync(open);
  };
  syncBuiltinESMExports();
  try {
    return program();
  } finally {
    Object.assign(fs, own);
    syncBuiltinESMExports();
  }
}

/** Does something as a process that is not this one, and lives. */
function asAnother<Result>(work: () => Result): Result {
  const { pid, ppid } = process;
  Object.defineProperty(process, 'pid', { value: ppid, configurable: true });
  try {
    return work();
  } finally {
    Object.defineProperty(process, 'pid', { value: pid, configurable: true });
  }
}

test('a file from before the machine was started is taken over, whose number it may be now', async (t) => {
  const file = await lockFile(t, String(process.ppid));
  const tenSecondsAgo = new Date(Date.now() - 10_000);
  await utimes(file, tenSecondsAgo, tenSecondsAgo);
  assert.equal(takeBuildLock(file), process.ppid);
  t.mock.method(os, 'uptime', () => 5);
  syncBuiltinESMExports();
  try {
    assert.equal(takeBuildLock(file), undefined);
  } finally {
    t.mock.restoreAll();
    syncBuiltinESMExports();
  }
});

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
