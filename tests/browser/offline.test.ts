import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { type ChangingSite, changingSite } from '../support/changing-site.ts';
import { arrivesAt, becomes } from '../support/reader.ts';
import { results, search } from '../support/search.ts';
import { builtSite, sitemapPaths, theGuide } from '../support/site.ts';

let guide: string;
/** The guide as it is some time later: one summary says something else, and so do the names. */
let later: string;
/** The guide of a community that gave up the copy. */
let without: string;
let browser: Awaited<ReturnType<typeof launchBrowser>>;

before(async () => {
  guide = await theGuide();
  later = await builtWith('later', 'terms/no-sla.mdx', (text) => text.replace(/^title: .*/m, 'title: Not one promise'));
  without = await builtWith('without-copy', 'site.yaml', (text) => `${text}offline: false\n`);
  browser = await launchBrowser();
});
after(() => browser.close());

/** Builds the guide with one file changed. */
async function builtWith(name: string, file: string, change: (text: string) => string): Promise<string> {
  const content = await mkdtemp(join(tmpdir(), 'guide-'));
  await cp(resolve('content'), content, { recursive: true });
  await writeFile(join(content, file), change(await readFile(join(content, file), 'utf8')));
  const folder = await builtSite(name, { CONTENT_DIR: content });
  await rm(content, { recursive: true });
  return folder;
}

/** A story of one reader, who has a window of their own and a site that may change meanwhile. */
function story(tell: (page: Page, site: ChangingSite, context: BrowserContext) => Promise<void>): () => Promise<void> {
  return async () => {
    const site = await changingSite(guide);
    const context = await browser.newContext({ baseURL: site.url });
    const refusals: string[] = [];
    context.on('console', (line) => {
      if (/Content Security Policy|Trusted/.test(line.text())) refusals.push(line.text());
    });
    try {
      await tell(await context.newPage(), site, context);
      assert.deepEqual(refusals, [], 'nothing is refused by the policy');
    } finally {
      await context.close();
      await site.stop();
    }
  };
}

const note = (page: Page) => page.locator('.saved-copy');

/** Opens a page, and stays until the copy is made. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise<void>((done) => active?.addEventListener('statechange', () => done()));
  });
}

/** How many copies the browser keeps. */
const copies = (page: Page) => page.evaluate(() => caches.keys());

/** A build that differs from another one in nothing but the name of its copy. */
async function withAnotherCopy(build: string, copy: string): Promise<{ folder: string; copy: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-'));
  await cp(build, folder, { recursive: true });
  const version = copy.split(' ').at(-1) ?? '';
  const worker = join(folder, 'offline-worker.js');
  const code = await readFile(worker, 'utf8');
  assert.ok(version.length > 0 && code.includes(version));
  await writeFile(worker, code.replaceAll(version, 'another'));
  return { folder, copy: copy.replace(version, 'another') };
}

/** Looks at the guide from a page that is closed again, so that it keeps no worker waiting. */
async function aside<T>(page: Page, look: (page: Page) => Promise<T>): Promise<T> {
  try {
    await page.goto('/404.html');
    return await look(page);
  } finally {
    await page.close();
  }
}

/** Whether the copy of a newer build waits for pages to be closed. */
const waitingFor = (page: Page) =>
  aside(page, () => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null));

const copiesOnceMore = (page: Page) => aside(page, copies);

test(
  'after one visit every page can be read without the network, and says how old it is',
  story(async (page, site) => {
    await visit(page, '/terms/no-sla/');
    await site.stop();
    const paths = await sitemapPaths(guide);
    assert.ok(paths.length > 20);
    for (const path of paths) {
      await page.goto(path);
      assert.match(
        (await note(page).textContent()) ?? '',
        /^This site cannot be reached\. You are reading the copy that was saved on \d+ \w+ \d{4}, less than a day ago\.$/,
      );
      assert.ok(await page.getByRole('heading', { level: 1 }).isVisible(), path);
    }
  }),
);

test(
  'without the network the search answers, names and text, and short addresses lead on',
  story(async (page, site) => {
    await visit(page, '/');
    await site.stop();
    await page.goto('/search/?q=telemetry');
    await becomes(async () => (await results(page).count()) > 2, true);
    assert.ok((await search(page, 'institutions')) > 0, 'a word of the text');
    await results(page).locator('a').first().click();
    await note(page).waitFor();
    await page.goto('/go/slack/');
    await arrivesAt(page, 'Slack chat');
    await page.goto('/go/te-12/');
    await arrivesAt(page, 'The source, fact by fact');
    assert.equal(new URL(page.url()).hash, '#te-12');
  }),
);

test(
  'on the page of the first visit the search answers when the connection breaks',
  story(async (page, site) => {
    await visit(page, '/terms/no-sla/');
    await site.stop();
    await page.keyboard.press('/');
    assert.ok((await search(page, 'telemetry')) > 0);
  }),
);

test(
  'an address that the copy does not have is answered with a page that says so',
  story(async (page, site) => {
    await visit(page, '/');
    await site.stop();
    await page.goto('/terms/not-there/');
    assert.match((await note(page).textContent()) ?? '', /The saved copy does not have this page/);
  }),
);

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

for (const [mood, says] of [
  ['silent', 'The connection is slow.'],
  ['faulty', 'This site is out of order at the moment.'],
] as const) {
  test(
    `when the site is ${mood}, the copy is shown and says why`,
    story(async (page, site) => {
      await visit(page, '/');
      site.mood = mood;
      await page.goto('/terms/no-sla/');
      await arrivesAt(page, 'No SLA');
      assert.ok((await note(page).textContent())?.startsWith(says));
    }),
  );
}

test(
  'a page of a new build never gets the names or the code of the old one',
  story(async (page, site) => {
    await visit(page, '/');
    site.publish(later);
    await page.goto('/terms/no-sla/');
    await arrivesAt(page, 'Not one promise');
    // The connection breaks before the search was asked for anything.
    site.mood = 'faulty';
    await page.keyboard.press('/');
    await becomes(() => page.locator('[data-search-result]').count(), 0);
    site.mood = 'well';
    await page.keyboard.type('not one promise');
    await becomes(async () => (await results(page).first().textContent())?.includes('Not one promise'), true);
  }),
);

test(
  'when all pages of the old build are closed, the new copy takes its place and the old one is gone',
  story(async (page, site, context) => {
    await visit(page, '/');
    const [old] = await copies(page);
    site.publish(later);
    await page.goto('/about/');
    await becomes(async () => (await copies(page)).length, 2);
    await becomes(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state), 'installed');
    await page.close();
    const another = await context.newPage();
    await another.goto('/');
    await becomes(async () => (await copies(another)).filter((name) => name === old).length, 0);
    await site.stop();
    await another.goto('/terms/no-sla/');
    await arrivesAt(another, 'Not one promise');
    assert.equal(await note(another).count(), 1);
  }),
);

/** A file that the copy keeps. */
const KEPT = '/meetings/project-coordination/';

test(
  'when two builds come one after the other, the pages that close in between do not take the copy of the second away',
  story(async (page, site, context) => {
    await visit(page, '/');
    const [first] = await copies(page);
    site.publish(later);
    await page.goto('/about/');
    await becomes(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state), 'installed');
    const second = (await copies(page)).find((name) => name !== first) ?? '';
    const third = await withAnotherCopy(later, second);
    const release = site.hold(KEPT);
    site.publish(third.folder);
    site.asked.length = 0;
    await page.goto('/terms/');
    await becomes(() => site.asked.includes(KEPT), true);
    // Now the second one begins to answer, while the third is still on its way.
    await page.close();
    await becomes(async () => waitingFor(await context.newPage()), false);
    release();
    await becomes(async () => copiesOnceMore(await context.newPage()), [third.copy]);
    await site.stop();
    const another = await context.newPage();
    await another.goto('/terms/no-sla/');
    await arrivesAt(another, 'Not one promise');
    assert.equal(await note(another).count(), 1);
    await rm(third.folder, { recursive: true });
  }),
);

test(
  'a copy that is taken away while it is saved is not mistaken for one: the next visit begins again',
  story(async (page, site) => {
    const release = site.hold(KEPT);
    await page.goto('/');
    await becomes(() => site.asked.includes(KEPT), true);
    await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
    release();
    const known = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) !== undefined);
    await becomes(known, false);
    await visit(page, '/');
    await site.stop();
    await page.goto(KEPT);
    assert.equal(await note(page).count(), 1);
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
    await page.getByText('The search could not be loaded. Enter tries again.').waitFor();
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

test(
  'the copy is made after the page is there, and never before anything that the page asks for',
  story(async (page, site) => {
    await page.goto('/', { waitUntil: 'load' });
    const loaded = await page.evaluate(
      () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd,
    );
    assert.ok(loaded > 0);
    const atLoad = site.asked.filter((path) => path !== '/favicon.svg');
    assert.ok(['/', '/,/offline-worker.js'].includes(atLoad.slice(0, 2).join()), atLoad.join());
    await visit(page, '/');
    assert.ok(site.asked.length > 100);
  }),
);

test(
  'who saves data is not sent all pages',
  story(async (page, site) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    await page.goto('/', { waitUntil: 'networkidle' });
    assert.equal(site.asked.includes('/offline-worker.js'), false);
  }),
);

test(
  'a browser that refuses to store anything shows the guide and searches it, and complains of nothing',
  story(async (page) => {
    const complaints: string[] = [];
    page.on('console', (line) => complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('The user denied permission.', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB']) {
        Object.defineProperty(window, name, { get: refuse });
      }
      navigator.serviceWorker.register = () => Promise.reject(new DOMException('Denied.', 'SecurityError'));
    });
    await page.goto('/meetings/project-coordination/');
    await page.keyboard.press('/');
    assert.ok((await search(page, 'slack')) > 0);
    assert.deepEqual(complaints, []);
  }),
);

for (const year of [1970, 2100]) {
  test(
    `with a clock that stands in ${year} every page can be read, and none shows a date that is none`,
    story(async (page) => {
      await page.clock.setFixedTime(new Date(Date.UTC(year, 0, 1, 12)));
      for (const path of ['/', '/meetings/', '/meetings/project-coordination/', '/meetings/moc-odh-sprint-planning/']) {
        await page.goto(path);
        const text = await page.getByRole('main').innerText();
        assert.doesNotMatch(text, /NaN|Invalid|undefined|null|Infinity/, path);
        assert.ok(text.length > 400, path);
      }
    }),
  );
}

test(
  'a page that is cut in the middle shows what came of it',
  story(async (page, site) => {
    site.mood = 'unending';
    // A page that never ends never counts as loaded.
    await page.goto('/terms/no-sla/', { waitUntil: 'commit' });
    const heading = () => page.evaluate(() => document.querySelector('h1')?.textContent?.includes('No SLA'));
    await becomes(heading, true);
    // Broken only now: a browser may throw away what it has not read when a connection breaks.
    const broken = page.waitForEvent('requestfailed', (request) => request.isNavigationRequest());
    site.disconnect();
    await broken;
    assert.equal(await heading(), true);
    assert.match(await page.title(), /^No SLA/);
  }),
);

test(
  'with a slow connection the search says that it is on its way, and answers when it is there',
  story(async (page) => {
    await page.route('**/names.json*', async (route) => {
      await new Promise((done) => setTimeout(done, 1500));
      await route.continue();
    });
    await page.goto('/terms/no-sla/');
    await page.keyboard.press('/');
    await page.keyboard.type('slack');
    await page.locator('[data-search-results][aria-busy=true]').waitFor({ state: 'attached' });
    await becomes(async () => (await results(page).first().textContent())?.includes('Slack chat'), true);
  }),
);
