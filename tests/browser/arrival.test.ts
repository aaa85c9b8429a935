import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, ViewportSize } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { serve, sitemapPaths, theGuide } from '../support/site.ts';

/** How much of a page comes at once, and how long the rest takes after it: so long that the browser shows what it has. In milliseconds. */
const FIRST = 0.97;
const REST_TAKES_MS = 250;
const WINDOWS: Record<string, ViewportSize> = {
  phone: { width: 412, height: 823 },
  laptop: { width: 1280, height: 720 },
};
/** Pages that are opened at once. */
const AT_ONCE = 4;
const FEWEST_PAGES = 25;
/** A hair, by which a line may move that is shown while it is read: a tenth of what web.dev calls good. */
const LEAST = 0.01;

/** A server in front of another one, from which the end of every page comes late. */
function inTwoParts(server: Server): Server {
  const [answer] = server.listeners('request') as RequestListener[];
  return createServer((request, response) => {
    const { write, end } = response;
    let page = Buffer.alloc(0);
    const isPage = () => String(response.getHeader('content-type')).startsWith('text/html');
    response.write = ((chunk: Buffer) => {
      if (!isPage()) return write.call(response, chunk, 'utf8');
      page = Buffer.concat([page, chunk]);
      return true;
    }) as typeof response.write;
    response.end = ((chunk?: Buffer) => {
      if (chunk !== undefined) response.write(chunk);
      const cut = Math.floor(page.length * FIRST);
      if (cut === 0) return end.call(response, undefined, 'utf8');
      write.call(response, page.subarray(0, cut), 'utf8');
      void pause(REST_TAKES_MS).then(() => end.call(response, page.subarray(cut), 'utf8'));
      return response;
    }) as typeof response.end;
    answer?.(request, response);
  });
}

/**
 * What moves in a page that nobody touches, and by how much (https://web.dev/articles/cls).
 *
 * @param planted a script that makes something move, which is waited for
 */
async function shiftsIn(browser: Browser, address: string, viewport: ViewportSize, planted = ''): Promise<string[]> {
  const context = await browser.newContext({ viewport, serviceWorkers: 'block', bypassCSP: true });
  const page = await context.newPage();
  await page.addInitScript((least) => {
    Object.assign(window, { moved: [] });
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as (PerformanceEntry & {
        value: number;
        sources: { node: Element | null }[];
      })[])
        if (value >= least)
          window.moved.push(
            `${value.toFixed(4)} ${sources.map(({ node }) => node?.localName ?? node?.nodeName).join()}`,
          );
    }).observe({ type: 'layout-shift', buffered: true });
  }, LEAST);
  if (planted !== '') await page.addInitScript(planted);
  await page.goto(address, { waitUntil: 'networkidle' });
  if (planted !== '') await page.waitForFunction(() => window.moved.length > 0);
  const moved = await page.evaluate(() => window.moved);
  await context.close();
  return moved;
}

/** How often a page is opened that moved: a busy browser shows a table now and then of which it has read half. */
const VISITS = 3;

/** What moves in a page whenever it is opened. */
async function shiftsEachTime(browser: Browser, address: string, viewport: ViewportSize): Promise<string[]> {
  let found: string[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    found = await shiftsIn(browser, address, viewport);
    if (found.length === 0) break;
  }
  return found;
}

for (const [name, viewport] of Object.entries(WINDOWS)) {
  test(`on a ${name} nothing moves when the end of a page comes late`, async (t) => {
    const site = await serve(await theGuide(), '/', inTwoParts);
    const browser = await launchBrowser();
    t.after(async () => {
      await browser.close();
      await site.stop();
    });
    const paths = await sitemapPaths(site.folder);
    assert.ok(paths.length >= FEWEST_PAGES);
    const rest = paths.values();
    const found: string[] = [];
    const lookAtTheRest = async () => {
      for (const path of rest)
        for (const shift of await shiftsEachTime(browser, site.url + path.slice(1), viewport))
          found.push(`${path}: ${shift}`);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lookAtTheRest));
    assert.deepEqual(found, []);
  });
}

test('what a script puts above the rest of a page when all of it is there is noticed', async (t) => {
  const site = await serve(await theGuide(), '/', inTwoParts);
  const browser = await launchBrowser();
  t.after(async () => {
    await browser.close();
    await site.stop();
  });
  // A window that has just been opened takes its time to show anything.
  const late = `addEventListener('DOMContentLoaded', () => setTimeout(() => {
    document.querySelector('h1').style.marginBlockStart = '9rem';
  }, 400))`;
  const found = await shiftsIn(browser, `${site.url}terms/no-sla/`, WINDOWS['phone'] as ViewportSize, late);
  assert.ok(found.length > 0);
});
