import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, test } from 'node:test';
import { compareWithCommit } from '../../src/integrations/last-commit.ts';

/** Files that a process may have open, and processes that it may start, are few on some machines. */
const AT_ONCE = 32;

let folder: string;
let content: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guide-commit-'));
  content = join(folder, 'content');
  await mkdir(content);
});
afterEach(() => rm(folder, { recursive: true }));

/** Commits all that the folder has. */
function commit(): void {
  const git = (...parameters: string[]) => execFileSync('git', ['-C', content, ...parameters]);
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message=A');
}

async function changesOf() {
  const comparison = await compareWithCommit(content, 'HEAD');
  return 'changed' in comparison ? comparison.changed : assert.fail(comparison.untold);
}

test('a file of more than a megabyte is compared as any other', async () => {
  const before = '/terms/no-sla/\n'.repeat(100_000);
  await writeFile(join(content, 'permalinks.txt'), before);
  commit();
  const after = `${before}/terms/new/\n`;
  await writeFile(join(content, 'permalinks.txt'), after);
  assert.deepEqual(await changesOf(), [{ path: 'permalinks.txt', before, after }]);
});

test('however many files have changed, few programs run at once', async (t) => {
  const names = Array.from({ length: 100 }, (_, number) => `${number}.mdx`).sort();
  for (const name of names) await writeFile(join(content, name), `before ${name}`);
  commit();
  for (const name of names) await writeFile(join(content, name), `after ${name}`);
  const counts = await countPrograms();
  const { PATH } = process.env;
  t.after(() => {
    process.env['PATH'] = PATH;
  });
  process.env['PATH'] = `${join(folder, 'bin')}${delimiter}${PATH}`;
  const changed = await changesOf();
  assert.deepEqual(
    changed,
    names.map((path) => ({ path, before: `before ${path}`, after: `after ${path}` })),
  );
  const most = Math.max(...(await readFile(counts, 'utf8')).trim().split('\n').map(Number));
  assert.ok(most > 1 && most <= AT_ONCE, `${most} at once`);
});

/** A git in `bin` that writes down how many of it run at once. @returns where */
async function countPrograms(): Promise<string> {
  const [bin, running, counts] = ['bin', 'running', 'counts'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [bin, running]) await mkdir(path);
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const script = [
    '#!/bin/sh',
    `: > '${running}'/$$`,
    // Long enough for all others to be started, were they.
    'sleep 1',
    `ls '${running}' | wc -l >> '${counts}'`,
    `'${git}' "$@"`,
    'code=$?',
    `rm '${running}'/$$`,
    'exit $code',
  ];
  await writeFile(join(bin, 'git'), script.join('\n'), { mode: 0o755 });
  return counts;
}
