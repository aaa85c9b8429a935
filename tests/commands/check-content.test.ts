import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Cleaner, change, copyOf, VALID } from '../integrations/content-folder.ts';
import { PROJECT } from '../support/site.ts';

const TERM = 'terms/no-paid-keepers.mdx';

/** What the command says of a folder, and how it ends. */
function check(folder: string, ...parameters: string[]): { said: string; status: number | null } {
  const command = join(PROJECT, 'src/commands/check-content.ts');
  const env = { ...process.env, CONTENT_DIR: folder };
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, ...parameters], { env, encoding: 'utf8' });
  return { said: stdout + stderr, status };
}

/** A copy of the valid guide whose files are a commit. */
async function committed(t: Cleaner): Promise<string> {
  const folder = await copyOf(VALID, t);
  const git = (...parameters: string[]) => execFileSync('git', ['-C', folder, ...parameters]);
  git('init', '--quiet');
  git('add', '.');
  git(
    '-c',
    'user.name=A keeper',
    '-c',
    'user.email=keepers@harbour.example',
    'commit',
    '--quiet',
    '--message',
    'Light',
  );
  return folder;
}

test('a day of looking that is newer than the last commit, with nothing to show for it, is refused in its line', async (t) => {
  const folder = await committed(t);
  await change(join(folder, TERM), 'checked: 2026-06-01', 'checked: 2026-11-01');
  const { said, status } = check(folder);
  assert.equal(status, 1);
  assert.match(
    said,
    /^content\/terms\/no-paid-keepers\.mdx:\d+ {2}record\.checked\n {2}The day is later than 2026-06-01/m,
  );
});

test('a day of looking that comes with what was looked at is accepted, and so is an earlier one', async (t) => {
  const folder = await committed(t);
  await change(join(folder, TERM), 'says: since spring', 'says: since this spring');
  await change(join(folder, TERM), 'checked: 2026-06-01', 'checked: 2026-11-01');
  await change(join(folder, 'channels/quay-chat.mdx'), 'checked: 2026-06-01', 'checked: 2026-05-01');
  assert.doesNotMatch(check(folder).said, /record\.checked/);
});

test('a folder that git does not know is fine, and the report says that nothing was compared', async (t) => {
  const { said, status } = check(await copyOf(VALID, t));
  assert.equal(status, 0);
  assert.match(said, /^Not compared with an earlier version: git knows no commit HEAD of this folder\.\n/);
});

test('words that changed without a word on why are told once; with a file of changes they are fine', async (t) => {
  const folder = await committed(t);
  await change(join(folder, TERM), 'the joy of it', 'the fun of it');
  const { said, status } = check(folder);
  assert.equal(status, 1);
  assert.match(
    said,
    /^content\/terms\/no-paid-keepers\.mdx:1 {2}file\n {2}This has changed, .* --entries "terms\/no-paid-keepers"/m,
  );
  const words = 'date: 2026-06-02\nentries: [terms/no-paid-keepers]\nwhat: Fun, not joy.\nwhy: It is shorter.\n';
  await writeFile(join(folder, 'changes/2026-06-02-fun.yaml'), words);
  assert.equal(check(folder).status, 0);
});

test('another commit than the last can be named', async (t) => {
  assert.match(check(await committed(t), '--since', 'elsewhere').said, /git knows no commit elsewhere/);
});
