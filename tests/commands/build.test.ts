import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { change, VALID } from '../integrations/content-folder.ts';
import { fingerprint } from '../support/files.ts';
import { BUILD, PROJECT } from '../support/site.ts';
import { inTurn } from '../support/turn.ts';

/** What an author meets who runs `npm run build` on a bad day. */

const CACHE = join(PROJECT, 'node_modules/.cache/guide-tests');
await mkdir(CACHE, { recursive: true });
const folder = await mkdtemp(join(CACHE, 'bad-day-'));
after(() => rm(folder, { recursive: true, force: true }));
const site = join(folder, 'site');
const LOCK = join(PROJECT, '.astro/building');
const FAULTS = join(PROJECT, 'tests/support/fault-in-build.ts');
const STACK = /^\s+at /m;

/** @param holder the process that another build has written down before */
async function build(env: NodeJS.ProcessEnv, holder?: number) {
  const { status, stdout, stderr } = await inTurn(async () => {
    if (holder !== undefined) await writeFile(LOCK, String(holder));
    return spawnSync(process.execPath, BUILD, {
      cwd: PROJECT,
      encoding: 'utf8',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', CONTENT_DIR: VALID, OUT_DIR: site, ...env },
    });
  });
  return { status, stdout, stderr };
}

/** A site of another time, which is easily told from a new one. */
await mkdir(site);
for (const name of ['index.html', 'offline-worker.js', 'guide.json'])
  await writeFile(join(site, name), 'The last site.\n');
const before = await fingerprint(site);
const isAsItWas = async () => {
  assert.deepEqual(await fingerprint(site), before);
  assert.deepEqual(await readdir(folder), ['site'], 'nothing lies about');
};

for (const [what, FAULT] of [
  ['half of the pages are', 'ENOSPC on page 20'],
  ['other files than pages are', 'ENOSPC on write 20'],
]) {
  test(`a disk that is full when ${what} written: what to do is said, and the last site stays`, async () => {
    const { status, stderr } = await build({ FAULT, NODE_OPTIONS: `--import=${FAULTS}` });
    assert.equal(
      stderr.trim(),
      `The site was not built. The disk has no space left.\nFree some space, and build again.\nThe last site is in ${site} as it was.`,
    );
    assert.equal(status, 1);
    await isAsItWas();
  });
}

test('a build of the same content leaves the files of the last site that are the same, with their dates', async (t) => {
  const own = await mkdtemp(join(CACHE, 'twice-'));
  t.after(() => rm(own, { recursive: true }));
  const OUT_DIR = join(own, 'site');
  const inodes = async () => {
    const files = await readdir(OUT_DIR, { recursive: true, withFileTypes: true });
    const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
    return new Map(await Promise.all(paths.map(async (path) => [path, (await stat(path)).ino] as const)));
  };
  assert.equal((await build({ OUT_DIR })).status, 0);
  const first = await inodes();
  assert.equal((await build({ OUT_DIR })).status, 0);
  const second = await inodes();
  assert.deepEqual([...second.keys()].sort(), [...first.keys()].sort());
  const anew = [...second]
    .filter(([path, inode]) => first.get(path) !== inode)
    .map(([path]) => relative(OUT_DIR, path));
  // Written by Astro, by Vite, and by what comes after all others.
  for (const file of anew)
    assert.match(
      file,
      /^(?:_astro\/|sitemap-|offline-worker\.js$|licences?\.txt$|favicon|[^/]+\.(?:svg|png|ico|txt)$)/,
    );
  const site = await fingerprint(OUT_DIR);
  assert.equal((await build({ OUT_DIR, FAULT: 'EXDEV on rename', NODE_OPTIONS: `--import=${FAULTS}` })).status, 0);
  assert.deepEqual(await fingerprint(OUT_DIR), site, 'without links all is written anew, and the same');
});

test('a last site of which some may not be removed: the new one is published, and what is in the way of the next is named', async (t) => {
  const own = await mkdtemp(join(CACHE, 'of-another-'));
  t.after(() => rm(own, { recursive: true }));
  const OUT_DIR = join(own, 'site');
  const left = join(own, '.site-next');
  await cp(site, OUT_DIR, { recursive: true });
  const mayNotRemove = { OUT_DIR, FAULT: 'EACCES on remove', NODE_OPTIONS: `--import=${FAULTS}` };

  const first = await build(mayNotRemove);
  assert.equal(first.status, 0, first.stderr);
  assert.ok(`${first.stdout}${first.stderr}`.includes(`Some of the last site may not be removed: ${left}\n`));
  assert.doesNotMatch(first.stdout, /├─|not created|\(\+\d/, 'of files only their number is said');
  assert.deepEqual(await readdir(own), ['.site-next', 'site']);
  assert.notEqual(await readFile(join(OUT_DIR, 'index.html'), 'utf8'), 'The last site.\n');

  const next = await build(mayNotRemove);
  assert.equal(
    next.stderr.trim(),
    `The site was not built. ${left}, which an earlier build has left, may not be removed.\n` +
      `Remove it, as an administrator if need be, and build again.\nThe last site is in ${OUT_DIR} as it was.`,
  );
  assert.deepEqual([next.status, next.stdout], [1, '']);
});

test('a folder that cannot be made: what to do is said before anything is built', async () => {
  const file = join(folder, 'site/index.html');
  const { status, stdout, stderr } = await build({ OUT_DIR: join(file, 'site') });
  assert.equal(
    stderr.trim(),
    `The site was not built. ${join(file, 'site')} cannot be made, because a file is in its way.\n` +
      'Take the file away, or choose another place for the site: OUT_DIR=/somewhere/else',
  );
  assert.deepEqual([status, stdout], [1, '']);
  await isAsItWas();
});

test('a place where nobody can make a folder is refused, whichever folder of it is missing', {
  skip: !existsSync('/proc/self') && 'this system has no folder of processes',
}, async () => {
  for (const OUT_DIR of ['/proc/no-process', '/proc/no-process/site']) {
    const { status, stdout, stderr } = await build({ OUT_DIR });
    assert.equal(
      stderr.trim(),
      `OUT_DIR is ${OUT_DIR}, and no folder can be made in /proc. Choose another place for the site: OUT_DIR=/somewhere/else`,
    );
    assert.deepEqual([status, stdout], [1, '']);
  }
});

test('a folder that holds the project is not replaced', async () => {
  const { status, stdout, stderr } = await build({ OUT_DIR: PROJECT });
  assert.equal(stderr.trim(), `OUT_DIR is ${PROJECT}, which holds ${PROJECT}. Choose a folder of its own.`);
  assert.deepEqual([status, stdout], [1, '']);
});

test('a folder inside the content, the code or the files that are copied as they are is refused', async (t) => {
  const content = join(folder, '../content-around-a-site');
  await cp(VALID, content, { recursive: true });
  t.after(() => rm(content, { recursive: true }));
  for (const around of [content, join(PROJECT, 'src'), join(PROJECT, 'public')]) {
    const inside = join(around, 'site');
    const { status, stdout, stderr } = await build({ CONTENT_DIR: content, OUT_DIR: inside });
    assert.equal(
      stderr.trim(),
      `OUT_DIR is ${inside}, which is inside ${around}, and would be taken for a part of it. Choose a folder outside.`,
    );
    assert.deepEqual([status, stdout, existsSync(inside)], [1, '', false]);
  }
});

test('while another build is running, this is said and nothing is touched; one that was killed is in nobody’s way', async (t) => {
  const waiting = await build({}, process.pid);
  await rm(LOCK);
  assert.match(
    waiting.stderr,
    new RegExp(
      `^\\s*Another build of this guide is running \\(process ${process.pid}\\)\\. Wait until it has ended, and build again\\.\\n`,
    ),
  );
  assert.deepEqual([waiting.status, waiting.stdout], [1, '']);
  assert.doesNotMatch(waiting.stderr, STACK);
  await isAsItWas();
  const own = join(folder, 'after-a-killed-one');
  t.after(() => rm(own, { recursive: true, force: true }));
  const { status, stderr } = await build({ OUT_DIR: own }, 2 ** 30);
  assert.equal(status, 0, stderr);
  assert.equal(existsSync(LOCK), false, 'it is nobody’s turn any more');
});

test('what is built is for readers, whatever NODE_ENV says', async (t) => {
  const ready = join(folder, 'for-readers');
  t.after(() => rm(ready, { recursive: true, force: true }));
  const { status, stderr } = await build({ NODE_ENV: 'development', OUT_DIR: ready });
  assert.equal(status, 0, stderr);
  const home = await readFile(join(ready, 'index.html'), 'utf8');
  assert.ok(home.includes('.register('), 'the page has the copy for reading offline made');
});

test('a build that goes on after midnight is one of the day on which it began, in all of its files', async (t) => {
  const FIRST_LOOK = '2026-06-02T23:59:58.500Z';
  const own = await mkdtemp(join(CACHE, 'midnight-'));
  t.after(() => rm(own, { recursive: true }));
  const [slow, atOnce] = ['slow', 'at-once'].map((name) => join(own, name)) as [string, string];
  const NODE_OPTIONS = `--import=${join(PROJECT, 'tests/support/leaping-clock.ts')}`;
  const epoch = String(Math.floor(Date.parse(FIRST_LOOK) / 1000));
  for (const env of [
    { OUT_DIR: slow, FIRST_LOOK, NODE_OPTIONS },
    { OUT_DIR: atOnce, SOURCE_DATE_EPOCH: epoch },
  ]) {
    const { status, stderr } = await build(env);
    assert.equal(status, 0, stderr);
  }
  assert.deepEqual(await fingerprint(slow), await fingerprint(atOnce));
});

test('a folder that holds something else than a site is not replaced, and neither is a file', async (t) => {
  const own = await mkdtemp(join(CACHE, 'own-'));
  t.after(() => rm(own, { recursive: true }));
  await writeFile(join(own, 'thesis.txt'), 'Years of work.\n');
  // A site of somebody else's has a home page too.
  await writeFile(join(own, 'index.html'), 'My page.\n');
  const folder = await build({ OUT_DIR: own });
  assert.equal(
    folder.stderr.trim(),
    `OUT_DIR is ${own}, which holds index.html and is no built site. Choose a folder that is empty or not there yet.`,
  );
  const file = await build({ OUT_DIR: join(own, 'thesis.txt') });
  assert.match(file.stderr, /thesis\.txt cannot be made, because a file is in its way\./);
  for (const { status, stdout } of [folder, file]) assert.deepEqual([status, stdout], [1, '']);
  assert.deepEqual(await readdir(own), ['index.html', 'thesis.txt']);
});

test('content that is not fine: the build says what the check says, and no more', async () => {
  const content = join(folder, '../content-of-a-bad-day');
  await rm(content, { recursive: true, force: true });
  await cp(VALID, content, { recursive: true });
  after(() => rm(content, { recursive: true, force: true }));
  await change(join(content, 'meetings/evening-watch.mdx'), 'weekday: friday', 'weekday: Friday');
  await writeFile(join(content, 'terms/no-paid-keepers.mdx'), '');
  const check = spawnSync(process.execPath, ['src/commands/check-content.ts'], {
    cwd: PROJECT,
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: content },
  });
  const { status, stderr } = await build({ CONTENT_DIR: content });
  assert.equal(stderr, `${check.stderr}The last site is in ${site} as it was.\n`);
  assert.deepEqual([status, check.status], [1, 1]);
  assert.doesNotMatch(stderr, STACK);
  await isAsItWas();
});

test('in a folder whose name a bundler would cut, a build and the server of dev say so at once', async (t) => {
  for (const name of ['guide #1', 'guide?']) {
    const project = join(folder, name);
    await mkdir(project);
    t.after(() => rm(project, { recursive: true }));
    for (const command of ['build', 'dev']) {
      const { status, stderr } = spawnSync(process.execPath, [join(PROJECT, `src/commands/${command}.ts`)], {
        cwd: project,
        encoding: 'utf8',
        timeout: 60_000,
      });
      assert.equal(status, 1, stderr);
      assert.ok(
        stderr.includes(`The project is in ${project}. Nothing can be built in a folder with # or ? in its name`),
        stderr,
      );
      assert.doesNotMatch(stderr, STACK);
      assert.deepEqual(await readdir(project), []);
    }
  }
});
