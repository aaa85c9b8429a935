import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { deserialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { PageToRead, WhatToIndex } from '../../src/integrations/search-thread.ts';

const WHAT: WhatToIndex = {
  language: 'en',
  entries: new Map([['terms/no-sla', { title: 'No SLA', state: 'current' }]]),
};
const PAGE: PageToRead = {
  path: '/terms/no-sla/',
  html: '<main data-search-key="terms/no-sla"><p>No promise.</p><h2 id="why">Why</h2><p>It is a pilot.</p></main>',
};
const LEADS_ON: PageToRead = { path: '/go/no-sla/', html: '<p>No promise.</p>' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guide-index-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** How many sections can be searched of some pages. */
async function indexed(pages: readonly PageToRead[]): Promise<number> {
  const thread = new Worker(resolve('src/integrations/search-thread.ts'), { workerData: WHAT });
  for (const page of pages) thread.postMessage(page);
  thread.postMessage({ folder: join(folder, 'pagefind'), archive: join(folder, 'of-dev') });
  const [sections] = await once(thread, 'message');
  await once(thread, 'exit');
  return sections;
}

test('each section of a page that is an entry can be searched, others cannot; the archive has what the folder has', async () => {
  assert.equal(await indexed([PAGE, LEADS_ON]), 2);
  const archive = deserialize(await readFile(join(folder, 'of-dev'))) as Map<string, Uint8Array>;
  const files = await readdir(join(folder, 'pagefind'), { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  assert.equal(paths.length, archive.size + 1, 'the licence is beside them');
  assert.equal([...archive.keys()].filter((name) => name.startsWith('fragment/')).length, 2);
  for (const [name, bytes] of archive) assert.ok((await readFile(join(folder, 'pagefind', name))).equals(bytes), name);
});

test('in whatever order pages come, the index is the same', async () => {
  const other = { ...PAGE, path: '/a/' };
  await indexed([PAGE, other]);
  const one = await readFile(join(folder, 'of-dev'));
  await indexed([other, PAGE]);
  assert.ok(one.equals(await readFile(join(folder, 'of-dev'))));
});

test('a page that names what is not in the content ends the build', async () => {
  const page = { path: '/terms/nothing/', html: '<main data-search-key="terms/nothing"><p>Nothing.</p></main>' };
  await assert.rejects(indexed([page]), {
    message: 'The page /terms/nothing/ names terms/nothing, which is not in content/.',
  });
});
