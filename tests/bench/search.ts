import { brotliCompressSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { packNames } from '../../src/domain/search/names.ts';
import { type Query, scoreOf } from '../../src/domain/search/score.ts';
import { manyNames } from '../support/many-names.ts';
import type { ServedSite } from '../support/site.ts';
import { type Figure, median } from './table.ts';

/** A page on which nothing of the search is loaded yet. */
const COLD_PAGE = 'terms/no-sla/';
/** What is typed to time a keystroke; every letter is one. */
const TYPED = ['mailing list', 'telemetry', 'wednesday', 'how much does it cost', 'wensday'];
/** Entries of a large guide. */
const MANY = 3000;
/** A connection across an ocean. Milliseconds. */
const ROUND_TRIP = 150;
const PASTES = 9;

/**
 * Chromium without the wait for a screen that shows 60 frames a second: what is timed is work, not where in a frame a key
 * happened to be pressed.
 */
export const UNHELD_FRAMES = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

const box = (page: Page) => page.locator('[data-search] input[type=search]');
const results = (page: Page) => page.locator('[data-search-result]');

/**
 * The search as a reader meets it: typed into the box, results read from the page.
 *
 * @param browser one that does not hold frames back
 */
export async function searchFigures(site: ServedSite, browser: Browser, queries: readonly Query[]): Promise<Figure[]> {
  const first = await inPage(browser, async (page) => {
    await page.goto(site.url + COLD_PAGE);
    const before = await resources(page);
    // Looked at in the page, at the first result: soon after it, what can wait is asked for. The icon belongs to the page.
    const asked = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const list = document.querySelector('[data-search-results]') as Element;
          new MutationObserver(() => {
            if (list.querySelector('[data-search-result]') === null) return;
            resolve(performance.getEntriesByType('resource').map(({ name }) => name));
          }).observe(list, { childList: true });
        }),
    );
    await page.keyboard.press('/');
    await page.keyboard.type('s');
    const bodies = (await asked)
      .filter((url) => !before.includes(url) && !url.endsWith('/favicon.svg'))
      .map(async (url) => (await fetch(url)).bytes());
    const sizes = (await Promise.all(bodies)).map((body) => brotliCompressSync(body).length);
    return { requests: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  });
  const few = await inPage(browser, async (page) => {
    await page.goto(site.url + COLD_PAGE);
    return medianKeystroke(page, TYPED);
  });
  const many = manyNames(MANY);
  const file = JSON.stringify(packNames(many));
  const large = await inPage(browser, async (page) => {
    await page.route('**/names.json*', (route) => route.fulfill({ contentType: 'application/json', body: file }));
    await page.goto(site.url + COLD_PAGE);
    return medianKeystroke(page, [...many.entries.slice(0, 6).map(({ title }) => title.toLowerCase()), 'wekly meting']);
  });
  const pasted: number[] = [];
  for (let time = 0; time < PASTES; time += 1) pasted.push(await inPage(browser, (page) => pasteFromAfar(page, site)));
  const { figures } = await inPage(browser, (page) => scoreInPage(page, site, queries));
  return [
    { what: 'first key to first result, script included', measured: first.bytes / 1000, goal: 10, unit: 'kB' },
    { what: 'requests for it', measured: first.requests, goal: 2, unit: '' },
    {
      what: `first result of a pasted query at ${ROUND_TRIP} ms round trip, nothing loaded before, median of ${PASTES}`,
      measured: median(pasted),
      goal: 1.5 * ROUND_TRIP + 60,
      unit: 'ms',
    },
    { what: 'keystroke to painted results, median of all letters', measured: few, goal: 8, unit: 'ms' },
    { what: `the same with ${MANY} entries`, measured: large, goal: 16, unit: 'ms' },
    {
      what: `names file of ${MANY} made-up entries`,
      measured: brotliCompressSync(file).length / 1000,
      goal: 120,
      unit: 'kB',
    },
    { what: `of ${figures.answerable} public queries, not first`, measured: 1 - figures.success1, goal: 0, unit: '' },
    { what: 'not among the first three', measured: 1 - figures.success3, goal: 0, unit: '' },
    { what: '1 − MRR@5', measured: 1 - figures.mrr5, goal: 0, unit: '' },
    {
      what: `of ${figures.unanswerable} without an answer, show one`,
      measured: figures.wrongAnswers,
      goal: 0,
      unit: '',
    },
  ];
}

/** What a page has asked for so far, as it tells itself. */
const resources = (page: Page): Promise<string[]> =>
  page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));

async function inPage<T>(browser: Browser, action: (page: Page, context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await browser.newContext();
  try {
    return await action(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** Every query typed on the search page, and what is found first, read from the page. */
async function scoreInPage(page: Page, site: ServedSite, queries: readonly Query[]) {
  const found = new Map<string, string[]>();
  await page.goto(`${site.url}search/`);
  for (const { query } of queries) {
    await box(page).fill(query);
    await page.waitForFunction(
      (asked) =>
        document.querySelector('[data-search-results]')?.getAttribute('aria-busy') === 'false' &&
        document.querySelector('[data-search] [data-part=status]')?.textContent?.includes(`“${asked}”`),
      query,
    );
    found.set(
      query,
      await results(page).evaluateAll((items) => items.map((item) => item.getAttribute('data-search-key') ?? '')),
    );
  }
  return scoreOf(queries, (query) => found.get(query) ?? []);
}

/** From pasting into a box that was just opened to the first result, in milliseconds, timed in the page. */
async function pasteFromAfar(page: Page, site: ServedSite): Promise<number> {
  await page.goto(site.url + COLD_PAGE);
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: ROUND_TRIP,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  return page.evaluate(async () => {
    const list = document.querySelector('[data-search-results]') as Element;
    const input = document.querySelector<HTMLInputElement>('[data-search] input[type=search]') as HTMLInputElement;
    const { promise, resolve } = Promise.withResolvers<void>();
    new MutationObserver(() => list.querySelector('[data-search-result]') && resolve()).observe(list, {
      childList: true,
    });
    const start = performance.now();
    document.querySelector<HTMLElement>('a[data-search-link]')?.click();
    input.value = 'mailing list';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
    await promise;
    return performance.now() - start;
  });
}

/** From the event of a key to the frame that shows its results, in milliseconds, timed in the page. */
async function medianKeystroke(page: Page, queries: readonly string[]): Promise<number> {
  await page.keyboard.press('/');
  await page.keyboard.type('list');
  await results(page).first().waitFor();
  await box(page).fill('');
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    document.querySelector('[data-search] input[type=search]')?.addEventListener(
      'input',
      () => {
        const start = performance.now();
        // After the frame in which the answer is painted.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => times.push(performance.now() - start);
          channel.port2.postMessage(undefined);
        });
      },
      { capture: true },
    );
  });
  for (const query of queries) {
    await box(page).selectText();
    for (const key of query) await page.keyboard.press(key === ' ' ? 'Space' : key, { delay: 20 });
  }
  return median(await page.evaluate(() => (window as unknown as { times: number[] }).times));
}
