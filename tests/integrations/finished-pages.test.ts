import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { FinishingThread } from '../../src/integrations/finished-pages.ts';
import type { MadeFile } from '../../src/integrations/page-finisher.ts';
import { pagefinds } from '../support/pagefinds.ts';

const BUILD_THAT_FAILS = join(import.meta.dirname, '../support/build-that-fails.ts');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guide-thread-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A page with one section. @param number its own, of two */
const entryPage = (name: string, number: number, key = 'terms/no-sla'): MadeFile => ({
  file: `${name}/index.html`,
  bytes: new TextEncoder().encode(
    `<html><head><meta charset="utf-8"></head><body><main data-search-key="${key}"><p>The page ${name}</p></main><script>fetch("/names.json")</script></body></html>`,
  ).buffer,
  page: { number, searched: 2, of: 2 },
});

function threadFor(): FinishingThread {
  const thread = new FinishingThread({
    place: { site: join(folder, 'site'), last: join(folder, 'last'), archive: join(folder, 'of-dev') },
    what: { language: 'en', entries: new Map([['terms/no-sla', { title: 'No SLA' }]]) },
  });
  thread.take({ file: 'names.json', bytes: new TextEncoder().encode('{}').buffer });
  return thread;
}

/** The whole index of some pages, and what was said meanwhile. */
async function indexOf(pages: readonly MadeFile[]): Promise<{ index: Buffer; said: string[] }> {
  await rm(join(folder, 'site'), { recursive: true, force: true });
  const thread = threadFor();
  for (const page of pages) thread.take(page);
  const said: string[] = [];
  await thread.finish((step) => said.push(step));
  return { index: await readFile(join(folder, 'of-dev')), said };
}

test('the index has pages in the order of their numbers, whichever is made first', async () => {
  const inOrder = await indexOf([entryPage('a', 0), entryPage('b', 1)]);
  assert.equal(inOrder.said.at(-1), 'search-index');
  const late = await indexOf([entryPage('b', 1), entryPage('a', 0)]);
  assert.ok(inOrder.index.equals(late.index));
  const other = await indexOf([entryPage('a', 1), entryPage('b', 0)]);
  assert.ok(!inOrder.index.equals(other.index), 'the index says in which order they came');
});

test('what goes wrong in the thread ends the build with its own words', async () => {
  await assert.rejects(indexOf([entryPage('a', 0, 'terms/nothing')]), {
    message: 'The page /a/ names terms/nothing, which is not in content/.',
  });
});

test('a Pagefind that dies without an answer ends the build, which would wait for it forever', async () => {
  const others = pagefinds();
  const thread = threadFor();
  thread.take(entryPage('a', 0));
  const started = () => pagefinds().find((id) => !others.includes(id));
  while (started() === undefined) await setTimeout(5);
  const id = started() ?? 0;
  process.kill(id, 'SIGSTOP');
  thread.take(entryPage('b', 1));
  await assert.rejects(
    thread.finish((step) => {
      if (step === 'security-policy') process.kill(id, 'SIGKILL');
    }),
    { message: 'The thread that finishes pages ended before it was done.' },
  );
});

for (const [when, searched] of [
  ['before all sections are there', '1000'],
  ['when its index is asked for', '100'],
] as const) {
  test(`a build that fails ${when} leaves no Pagefind behind, which would complain of nobody to answer`, () => {
    const parameters = [BUILD_THAT_FAILS, join(folder, 'site'), searched];
    const { status, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, '']);
  });
}

test('what is no page is written as it is, and known like all that is written', async () => {
  const thread = threadFor();
  thread.take({ file: 'terms/no-sla.md', bytes: new TextEncoder().encode('# No SLA').buffer });
  thread.take(entryPage('a', 0));
  thread.take(entryPage('b', 1));
  const { fingerprints } = await thread.finish(() => undefined);
  assert.equal(await readFile(join(folder, 'site/terms/no-sla.md'), 'utf8'), '# No SLA');
  for (const file of ['terms/no-sla.md', 'names.json', 'a/index.html', 'pagefind/pagefind.js'])
    assert.match(fingerprints.get(file) ?? '', /^[\w-]{8}$/, file);
});

test('what goes wrong with a file that is no page is told in the end, and no more files are written', async () => {
  const thread = threadFor();
  const made = (file: string) => ({ file, bytes: new TextEncoder().encode('# No SLA').buffer });
  for (const file of ['terms/no-sla.md', 'terms/no-sla.md', 'terms/later.md']) thread.take(made(file));
  await assert.rejects(
    thread.finish(() => undefined),
    { message: /^terms\/no-sla\.md is made twice\./ },
  );
  await thread.stop();
  assert.deepEqual(await readdir(join(folder, 'site/terms')), ['no-sla.md']);
});
