import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { canExchangeIn } from '../support/exchange.ts';
import { fingerprint } from '../support/files.ts';
import { BUILD, buildEnvironment, PROJECT } from '../support/site.ts';
import { turn } from '../support/turn.ts';
import { change, VALID } from './content-folder.ts';

/*
 * A real build is killed again and again, at points spread over its run; the site is that of the last build that came to
 * its end, byte for byte. Builds of two contents follow each other, so that the old site and the new one differ.
 */

const CACHE = join(PROJECT, 'node_modules/.cache/guide-tests');
const PRELOAD = join(PROJECT, 'tests/support/fault-in-build.ts');

let folder: string;
let site: string;
/** Two contents, and the bytes of the site that each becomes. */
let first: { content: string; bytes: Record<string, string> };
let second: typeof first;
let canExchange: boolean;

before(async () => {
  await mkdir(CACHE, { recursive: true });
  folder = await mkdtemp(join(CACHE, 'killed-'));
  site = join(folder, 'site');
  const contents = await Promise.all(
    ['first', 'second'].map(async (name) => {
      const content = join(folder, `content-${name}`);
      await cp(VALID, content, { recursive: true });
      return content;
    }),
  );
  first = { content: contents[0] ?? '', bytes: {} };
  second = { content: contents[1] ?? '', bytes: {} };
  await change(join(second.content, 'concepts/lamp-round.mdx'), 'title: Lamp round', 'title: Lantern round');
  canExchange = await canExchangeIn(folder);
});
after(() => rm(folder, { recursive: true, force: true }));

interface Run {
  code: number | null;
  output: string;
}

/** Runs a build, and kills it when it has printed what `until` asks for. */
async function runBuild(content: string, env: NodeJS.ProcessEnv = {}, until?: RegExp): Promise<Run> {
  const leave = await turn();
  const child: ChildProcess = spawn(process.execPath, BUILD, {
    cwd: PROJECT,
    env: {
      ...buildEnvironment,
      CONTENT_DIR: content,
      OUT_DIR: site,
      ...env,
      NODE_OPTIONS: [env['NODE_OPTIONS'], env['FAULT'] && `--import=${PRELOAD}`].filter(Boolean).join(' '),
    },
  });
  const run = await new Promise<Run>((done) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      if (until?.test(output)) child.kill('SIGKILL');
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    // Comes when all that it has started has ended too.
    child.on('close', (code) => done({ code, output }));
  });
  await leave();
  return run;
}

const siteBytes = () => fingerprint(site).catch(() => ({}));
/** What lies in the folder of the site beside it and the contents. */
const litter = async () => (await readdir(folder)).filter((name) => !/^(site|content-\w+)$/.test(name));

async function buildTo(end: typeof first): Promise<void> {
  const { code, output } = await runBuild(end.content);
  assert.equal(code, 0, output);
  assert.deepEqual(await litter(), []);
}

/** Points of a build, in their order, by what it has printed, or where it is made to stand still. */
const BEFORE_THE_END: [point: string, printed: RegExp, fault?: string][] = [
  ['when the content is read', /\[content-check\] .* are fine/],
  ['when the modules are bundled', /Building static entrypoints/],
  ['when the pages are made', /generating static routes/],
  ['when the first page is written', /FAULT/, 'stop on page 1'],
  ['when the last pages are written', /FAULT/, 'stop on page 15'],
  ['when the links are checked', /\[link-check\] .* arrive/],
  ['when the search index is written', /\[search-index\] .* searched/],
];

test('a build that is killed leaves the old site or the new one, whole', async (t) => {
  await buildTo(first);
  first.bytes = await siteBytes();
  assert.ok(Object.keys(first.bytes).length > 40);

  for (const [point, printed, FAULT] of BEFORE_THE_END) {
    await t.test(`${point}: the old one`, async () => {
      const { code, output } = await runBuild(second.content, FAULT === undefined ? {} : { FAULT }, printed);
      assert.equal(code, null, `was not killed: ${output}`);
      assert.deepEqual(await siteBytes(), first.bytes);
    });
  }

  await t.test('the next build works, and leaves nothing lying about', async () => {
    await buildTo(second);
    second.bytes = await siteBytes();
    assert.notDeepEqual(second.bytes, first.bytes);
  });

  if (canExchange) {
    await t.test('when the two have changed places: the new one', async () => {
      const { code, output } = await runBuild(first.content, { FAULT: 'stop before remove' }, /FAULT/);
      assert.equal(code, null, output);
      assert.deepEqual(await siteBytes(), first.bytes);
      assert.deepEqual(await litter(), ['.site-next'], 'the old one has not been removed yet');
    });
  } else t.diagnostic('This file system cannot exchange two names.');

  // Without the calls of the system, the old site has to step aside.
  const inTwoSteps = { NODE_OPTIONS: '--no-experimental-ffi' };
  await t.test(
    'where names cannot be exchanged, between the two steps: the old one, when it is looked at next',
    async () => {
      if (!canExchange) await buildTo(first);
      const { code, output } = await runBuild(second.content, { ...inTwoSteps, FAULT: 'stop after rename 1' }, /FAULT/);
      assert.equal(code, null, output);
      assert.deepEqual(await litter(), ['.site-next', '.site-next-old']);
      await preview();
      assert.deepEqual(await siteBytes(), first.bytes);
    },
  );

  await t.test('and after the second step: the new one', async () => {
    const { code, output } = await runBuild(second.content, { ...inTwoSteps, FAULT: 'stop after rename 2' }, /FAULT/);
    assert.equal(code, null, output);
    assert.deepEqual(await siteBytes(), second.bytes);
  });

  await t.test('between the two steps, and the next is a build: it works, and leaves nothing lying about', async () => {
    await runBuild(first.content, { ...inTwoSteps, FAULT: 'stop after rename 1' }, /FAULT/);
    assert.deepEqual(await siteBytes(), {}, 'there is no site at this moment');
    const { code } = await runBuild(join(folder, 'no-content'));
    assert.equal(code, 1);
    assert.deepEqual(await siteBytes(), second.bytes, 'a build that fails has put the old one back');
    await buildTo(first);
    assert.deepEqual(await siteBytes(), first.bytes);
  });
});

test('a site on another disk than the project is copied there first, and takes its place whole', async (t) => {
  const onAnotherDisk = { FAULT: 'EXDEV on rename' };
  await buildTo(first);
  const before = await siteBytes();

  await t.test('a build that is killed when it has been copied: the old one', async () => {
    const { code, output } = await runBuild(second.content, { FAULT: 'stop after copy' }, /FAULT/);
    assert.equal(code, null, output);
    assert.deepEqual(await siteBytes(), before);
    assert.deepEqual(await litter(), ['.site-next']);
  });

  await t.test('the next build: the new one, and nothing lies about', async () => {
    const { code, output } = await runBuild(second.content, onAnotherDisk);
    assert.equal(code, 0, output);
    assert.notDeepEqual(await siteBytes(), before);
    assert.deepEqual(await litter(), []);
  });
});

test('the site may go to any folder, also one beside the project whose name begins alike', async (t) => {
  // From there no package of the project can be reached.
  const beside = await mkdtemp(`${PROJECT}-`);
  t.after(() => rm(beside, { recursive: true, force: true }));
  const { code, output } = await runBuild(first.content, { OUT_DIR: join(beside, 'new/site') });
  assert.equal(code, 0, output);
  assert.deepEqual(await readdir(join(beside, 'new')), ['site']);
  assert.ok((await readdir(join(beside, 'new/site'))).includes('index.html'));
});

/** Starts a preview of the site, and ends it when it is ready. */
function preview(): Promise<void> {
  const child = spawn(process.execPath, [join(PROJECT, 'src/commands/serve.ts')], {
    cwd: PROJECT,
    env: { ...process.env, OUT_DIR: site, PORT: '4790' },
  });
  return new Promise((done) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (String(chunk).includes('The guide is at')) child.kill();
    });
    child.on('close', () => done());
  });
}
