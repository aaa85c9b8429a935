import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { fingerprintOfFile } from '../../src/domain/offline/copy.ts';
import { builtWith, copies, note, stories, visit, watchWorkers } from '../support/offline.ts';
import { arrivesAt, becomes } from '../support/reader.ts';
import { results } from '../support/search.ts';
import { theGuide } from '../support/site.ts';

/** A file that the copy keeps. */
const KEPT = '/meetings/project-coordination/';

/** Of a build in which one title has changed, fewer files of the old one would mean that none was looked for. */
const FEWEST_SAME = 20;

let guide: string;
/** The guide as it is some time later: one title says something else, and so do the names. */
let later: string;
/** The guide of a community that gave up the copy. */
let without: string;

before(async () => {
  guide = await theGuide();
  later = await builtWith('later', 'terms/no-sla.mdx', (text) => text.replace(/^title: .*/m, 'title: Not one promise'));
  without = await builtWith('without-copy', 'site.yaml', (text) => `${text}offline: false\n`);
});

const story = stories();

/** What a copy has of each file, by its path: its content, as a digest, and what the host said of it. */
const savedIn = (page: Page, copy: string) =>
  page.evaluate(async (name) => {
    const cache = await caches.open(name);
    const files: Record<string, { digest: string; headers: string[][] }> = {};
    for (const request of await cache.keys()) {
      const { pathname, search } = new URL(request.url);
      const response = await cache.match(request);
      if (search !== '' || response === undefined) continue;
      const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
      files[pathname] = { digest: [...new Uint8Array(digest)].join(), headers: [...response.headers] };
    }
    return files;
  }, copy);

/** A build that differs from another one in the name of its copy, and in one file, so that it has to ask for something. */
async function withAnotherCopy(build: string, copy: string): Promise<{ folder: string; copy: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-'));
  await cp(build, folder, { recursive: true });
  const kept = join(folder, KEPT, 'index.html');
  const html = await readFile(kept, 'utf8');
  await writeFile(kept, `${html}\n`);
  const worker = join(folder, 'offline-worker.js');
  let code = await readFile(worker, 'utf8');
  const version = copy.split(' ').at(-1) ?? '';
  for (const [old, fresh] of [
    [version, 'another'],
    [fileFingerprint(html), fileFingerprint(`${html}\n`)],
  ] as const) {
    assert.ok(old.length > 0 && code.includes(old));
    code = code.replaceAll(old, fresh);
  }
  await writeFile(worker, code);
  return { folder, copy: copy.replace(version, 'another') };
}

const fileFingerprint = (text: string): string => fingerprintOfFile(createHash('sha256').update(text).digest());

test(
  'while the network answers, its page is shown, without a word about copies',
  story(async (page, site) => {
    await visit(page, '/terms/no-sla/');
    site.publish(later);
    await page.goto('/terms/no-sla/');
    await arrivesAt(page, 'Not one promise');
    assert.equal(await note(page).count(), 0);
  }),
);

test(
  'a page of a new build never gets the names or the code of the old one',
  story(async (page, site) => {
    await visit(page, '/');
    site.publish(later);
    await page.goto('/terms/no-sla/');
    await arrivesAt(page, 'Not one promise');
    // The connection breaks before the search was asked for anything.
    site.mood = 'faulty';
    const names = page.waitForResponse(/\/names\.json/);
    await page.keyboard.press('/');
    assert.equal((await names).status(), 503);
    site.mood = 'well';
    await page.keyboard.type('not one promise');
    await becomes(async () => (await results(page).first().textContent())?.includes('Not one promise'), true);
  }),
);

test(
  'when all pages of the old build are closed, the new copy takes its place and the old one is gone',
  story(async (page, site, context) => {
    const workers = await watchWorkers(context);
    await visit(page, '/');
    const [old] = await copies(page);
    site.publish(later);
    await page.goto('/about/');
    await becomes(async () => (await copies(page)).length, 2);
    await becomes(workers, ['activated', 'installed']);
    await page.close();
    // A page that opens sooner than the browser has let go of the last one belongs to the old worker, which then stays.
    await becomes(workers, ['activated']);
    const another = await context.newPage();
    await another.goto('/');
    await becomes(async () => (await copies(another)).includes(old ?? ''), false);
    await site.stop();
    await another.goto('/terms/no-sla/');
    await arrivesAt(another, 'Not one promise');
    assert.equal(await note(another).count(), 1);
  }),
);

test(
  'of a new build only what has changed is asked for: the rest is taken from the old copy, and shown as it was',
  story(async (page, site, context) => {
    const workers = await watchWorkers(context);
    await visit(page, '/about/');
    const [old = ''] = await copies(page);
    const before = await savedIn(page, old);
    site.publish(later);
    site.asked.length = 0;
    await page.reload();
    await becomes(workers, ['activated', 'installed']);
    const after = await savedIn(page, (await copies(page)).find((name) => name !== old) ?? '');
    const [same, changed] = [true, false].map((isSame) =>
      Object.keys(after).filter((path) => (after[path]?.digest === before[path]?.digest) === isSame),
    ) as [string[], string[]];
    assert.ok(changed.includes('/terms/no-sla/') && changed.includes('/names.json'));
    assert.ok(same.length >= FEWEST_SAME, `${same.length} files are the same`);
    // The icon is what a window asks for on its own.
    const asked = site.asked.filter((path) => path !== '/favicon.svg').sort();
    assert.deepEqual(asked, ['/about/', '/offline-worker.js', ...changed].sort());
    for (const path of same) assert.deepEqual(after[path], before[path], path);
  }),
);

test(
  'when two builds come one after the other, the pages that close in between do not take the copy of the second away',
  story(async (page, site, context) => {
    const workers = await watchWorkers(context);
    await visit(page, '/');
    const [first] = await copies(page);
    site.publish(later);
    await page.goto('/about/');
    await becomes(workers, ['activated', 'installed']);
    const second = (await copies(page)).find((name) => name !== first) ?? '';
    const third = await withAnotherCopy(later, second);
    const release = site.hold(KEPT);
    site.publish(third.folder);
    site.asked.length = 0;
    await page.goto('/terms/');
    await becomes(() => site.asked.includes(KEPT), true);
    await becomes(workers, ['activated', 'installed', 'installing']);
    // Now the second one begins to answer, while the third is still on its way.
    await page.close();
    await becomes(workers, ['activated', 'installing']);
    release();
    await becomes(workers, ['activated']);
    await site.stop();
    const another = await context.newPage();
    await another.goto('/terms/no-sla/');
    await arrivesAt(another, 'Not one promise');
    assert.equal(await note(another).count(), 1);
    assert.deepEqual(await copies(another), [third.copy]);
    await rm(third.folder, { recursive: true });
  }),
);

test(
  'a site that is half put in place gives no copy: what was fetched has to be of one build',
  story(async (page, site) => {
    const mixed = await mkdtemp(join(tmpdir(), 'guide-'));
    await cp(later, mixed, { recursive: true });
    await cp(join(guide, 'offline-worker.js'), join(mixed, 'offline-worker.js'));
    site.publish(mixed);
    await page.goto('/');
    await becomes(() => site.asked.includes('/404.html'), true);
    await becomes(
      () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) === undefined),
      true,
    );
    await page.reload();
    await arrivesAt(page, 'Getting started with Operate First');
    assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
    await rm(mixed, { recursive: true });
  }),
);

test(
  'new pages with the code of an old build can be read, and say what of the search is missing',
  story(async (page, site) => {
    const half = await mkdtemp(join(tmpdir(), 'guide-'));
    await cp(later, half, { recursive: true });
    await rm(join(half, '_astro'), { recursive: true });
    await cp(join(guide, 'terms'), join(half, '_astro'), { recursive: true });
    site.publish(half);
    await page.goto('/terms/no-sla/');
    await arrivesAt(page, 'Not one promise');
    await page.keyboard.press('/');
    await page.getByText('Not loaded. Enter tries again.').waitFor();
    await rm(half, { recursive: true });
  }),
);

test(
  'a guide that gives up the copy removes what readers have of it',
  story(async (page, site, context) => {
    await visit(page, '/');
    assert.equal((await copies(page)).length, 1);
    site.publish(without);
    await page.goto('/about/');
    await becomes(() => copies(page), []);
    await page.close();
    const another = await context.newPage();
    await another.goto('/');
    assert.equal(await another.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  }),
);
