import type { Browser, Page } from 'playwright-core';
import { type Query, scoreOf } from '../../src/domain/search/score.ts';
import type { ServedSite } from '../support/site.ts';
import type { Figure } from './table.ts';
import { loadDuring } from './weight.ts';

/** How often a keystroke is timed. */
const KEYSTROKES = 'mailing list telemetry wednesday';

const box = (page: Page) => page.locator('[data-search] input[type=search]');
const results = (page: Page) => page.locator('[data-search-result]');

/** The search as a reader meets it: typed into the box, results read from the page. */
export async function searchFigures(site: ServedSite, browser: Browser, queries: readonly Query[]): Promise<Figure[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  // The whole text follows behind the names and is no part of the first answer.
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto(`${site.url}terms/no-sla/`);
  const first = await loadDuring(page, async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('s');
    await results(page).first().waitFor();
  });
  const stroke = await medianKeystroke(page);
  await page.unroute('**/pagefind/**');

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
  await context.close();
  const { figures } = scoreOf(queries, (query) => found.get(query) ?? []);
  return [
    { what: 'first key to first result, script included', measured: first.bytes / 1000, goal: 10, unit: 'kB' },
    { what: 'requests for it', measured: first.requests, goal: 2, unit: '' },
    { what: 'keystroke to painted results, median', measured: stroke, goal: 8, unit: 'ms' },
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

/** From the event of a key to the frame that shows its results, in milliseconds, timed in the page. */
async function medianKeystroke(page: Page): Promise<number> {
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
  for (const key of KEYSTROKES) await page.keyboard.press(key === ' ' ? 'Space' : key);
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times.sort((a, b) => a - b));
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}
