import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { type Cleaner, change, copyOf, VALID } from '../integrations/content-folder.ts';
import { PROJECT } from '../support/site.ts';

const TERM = 'terms/no-paid-keepers.mdx';
const PERMALINKS = '/\n/terms/no-paid-keepers/\n/terms/no-paid-keepers/#ha-01\n';

/** What the command says of a folder, and how it ends. */
const check = (folder: string, ...parameters: string[]) => checkOn({}, folder, ...parameters);

/** The same, with variables of its own. */
function checkOn(
  variables: Record<string, string>,
  folder: string,
  ...parameters: string[]
): { said: string; status: number | null } {
  const command = join(PROJECT, 'src/commands/check-content.ts');
  const env = { ...process.env, CONTENT_DIR: folder, ...variables };
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, ...parameters], { env, encoding: 'utf8' });
  return { said: stdout + stderr, status };
}

/** Makes a commit of everything in a folder. */
function commit(folder: string, says: string): void {
  const git = (...parameters: string[]) => execFileSync('git', ['-C', folder, ...parameters]);
  const author = ['-c', 'user.name=A keeper', '-c', 'user.email=keepers@harbour.example'];
  git('add', '--all');
  git(...author, 'commit', '--quiet', '--message', says);
}

/** A copy of the valid guide whose files are a commit. */
async function committed(t: Cleaner): Promise<string> {
  const folder = await copyOf(VALID, t);
  execFileSync('git', ['-C', folder, 'init', '--quiet', '--initial-branch', 'main']);
  await writeFile(join(folder, 'permalinks.txt'), PERMALINKS);
  commit(folder, 'Light');
  return folder;
}

/** Writes down what changed, in a file that was not there before. */
const writeChange = (folder: string): Promise<void> =>
  writeFile(
    join(folder, 'changes/2026-06-02-fun.yaml'),
    'date: 2026-06-02\nentries: [terms/no-paid-keepers]\nwhat: Fun, not joy.\nwhy: It is shorter.\n',
  );

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

const WATCH = 'meetings/evening-watch.mdx';
/** The revision of the watch, and the one with the fingerprint of an hour later. */
const REVISION = 'revision: { number: 0, date: 2026-06-01, of: "2303a4b2" }';
const revised = (number: number, date: string) => `revision: { number: ${number}, date: ${date}, of: "6a8cd31d" }`;

for (const [what, revision, said] of [
  [
    'the number and day of the old one',
    revised(0, '2026-06-01'),
    /^content\/meetings\/evening-watch\.mdx:15 {2}revision\.number\n {2}What calendars show has changed since revision 0, and this is revision 0\. Write the next number, 1,/m,
  ],
  [
    'an earlier day',
    revised(1, '2026-05-31'),
    /^content\/meetings\/evening-watch\.mdx:15 {2}revision\.date\n {2}The day is earlier than that of revision 0, 2026-06-01\./m,
  ],
  ['the next number', revised(1, '2026-06-01'), undefined],
] as const) {
  test(`a meeting at another time, with a revision that has ${what}, is ${said ? 'refused' : 'fine'}`, async (t) => {
    const folder = await committed(t);
    await change(join(folder, WATCH), 'time: "18:30"', 'time: "19:30"');
    await change(join(folder, WATCH), REVISION, revision);
    await writeChange(folder);
    const { status, said: report } = check(folder);
    assert.equal(status, said ? 1 : 0, report);
    if (said) assert.match(report, said);
  });
}

test('which days have come, the clock of the machine says, not the day that a build is made for', async (t) => {
  const folder = await copyOf(VALID, t);
  const on = (day: string) => checkOn({ SOURCE_DATE_EPOCH: String(Date.parse(day) / 1000) }, folder);
  assert.equal(on('2001-01-01').status, 0);
  await change(join(folder, TERM), 'checked: 2026-06-01', 'checked: 2999-01-01');
  const { said, status } = on('2999-12-31');
  assert.equal(status, 1);
  assert.match(said, /^content\/terms\/no-paid-keepers\.mdx:28 {2}record\.checked\n {2}2999-01-01 has not come yet\./m);
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
  await writeChange(folder);
  assert.equal(check(folder).status, 0);
});

const OLD_CHANGE = 'changes/2026-06-01-shoes.yaml';
for (const [what, touch] of [
  ['editing', (file: string) => change(file, 'what: ', 'what: Yes, ')],
  ['deleting', (file: string) => rm(file)],
] as const) {
  test(`${what} what was written about an earlier change says nothing of this one`, async (t) => {
    const folder = await committed(t);
    await touch(join(folder, OLD_CHANGE));
    assert.doesNotMatch(check(folder).said, /This has changed/, 'by itself it is no change of the words');
    await change(join(folder, TERM), 'the joy of it', 'the fun of it');
    assert.match(check(folder).said, /^content\/terms\/no-paid-keepers\.mdx:1 {2}file\n {2}This has changed/m);
  });
}

test('an address that is taken out of the permalinks is missed, even one that still leads somewhere', async (t) => {
  const folder = await committed(t);
  const file = join(folder, 'permalinks.txt');
  await writeFile(file, '/\n');
  const { said, status } = check(folder);
  assert.equal(status, 1);
  assert.match(
    said,
    /^content\/permalinks\.txt:2 {2}address\n {2}"\/terms\/no-paid-keepers\/" and one more stood here/m,
  );
});

test('where everything is committed already, the commit before shows what came without a word on why', async (t) => {
  const folder = await committed(t);
  await change(join(folder, TERM), 'the joy of it', 'the fun of it');
  await change(join(folder, TERM), 'checked: 2026-06-01', 'checked: 2026-11-01');
  commit(folder, 'Fun');
  assert.equal(check(folder).status, 0, 'nothing differs from the last commit');
  const { said, status } = check(folder, '--since', 'HEAD~1');
  assert.equal(status, 1);
  assert.match(said, /This has changed/);
  assert.match(said, /record\.checked/);
});

test('on a branch only its own changes count, not what its base has got meanwhile', async (t) => {
  const folder = await committed(t);
  const git = (...parameters: string[]) => execFileSync('git', ['-C', folder, ...parameters]);
  git('branch', 'mine');
  await writeChange(folder);
  await writeFile(join(folder, 'permalinks.txt'), '/a-z/\n', { flag: 'a' });
  commit(folder, 'Fun');
  git('checkout', '--quiet', 'mine');
  assert.equal(check(folder, '--since', 'main').status, 0);
  await change(join(folder, TERM), 'the joy of it', 'the fun of it');
  commit(folder, 'Fun without a word');
  assert.match(check(folder, '--since', 'main').said, /This has changed/);
});

test('a guide of another community owes nothing to the one whose folder it took', async (t) => {
  const folder = await committed(t);
  await change(join(folder, 'site.yaml'), /^id: .*/m, 'id: another-harbour');
  await rm(join(folder, 'permalinks.txt'));
  const { said, status } = check(folder);
  assert.equal(status, 0, said);
  assert.match(said, /^Not compared with an earlier version: that was another guide\./);
});

test('an id that changes while the addresses stay is no guide of another community', async (t) => {
  const folder = await committed(t);
  await change(join(folder, 'site.yaml'), /^id: .*/m, 'id: another-harbour');
  const isRefused = () => {
    const { said, status } = check(folder);
    assert.equal(status, 1, said);
    assert.match(said, /^content\/site\.yaml:\d+ {2}id\n {2}"another-harbour" is another name for the same guide/m);
  };
  isRefused();
  await writeFile(join(folder, 'permalinks.txt'), '/a-z/\n', { flag: 'a' });
  isRefused();
});

for (const unknown of ['elsewhere', '--all']) {
  test(`a commit that git does not know (${unknown}) is said with what to do, and is no success`, async (t) => {
    const { said, status } = check(await committed(t), `--since=${unknown}`);
    assert.equal(status, 2);
    assert.equal(
      said.split('\n')[0],
      `Not compared with an earlier version: git knows no commit ${unknown} of this folder. Fetch it first, for example: git fetch origin main`,
    );
  });
}

test('a commit from which this folder does not come is said too', async (t) => {
  const folder = await committed(t);
  execFileSync('git', ['-C', folder, 'checkout', '--quiet', '--orphan', 'alone']);
  commit(folder, 'Another light');
  const { said, status } = check(folder, '--since', 'main');
  assert.equal(status, 2);
  assert.match(
    said,
    /^Not compared with an earlier version: git finds nothing from which both main and this folder come\. .*git fetch --unshallow\n/,
  );
});

// What it compares is run in tests/deploy/workflow.test.ts.
test('the workflow has the whole history to compare with', async () => {
  const { jobs } = parse(await readFile(join(PROJECT, '.github/workflows/publish.yml'), 'utf8'));
  const [checkout] = jobs.build.steps;
  assert.equal(checkout.with?.['fetch-depth'], 0);
  const { run } = jobs.build.steps.find(({ id }: { id?: string }) => id === 'history') ?? {};
  assert.match(run, /npm run check:content -- --since "\$SINCE"\n$/);
});
