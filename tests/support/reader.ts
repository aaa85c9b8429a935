import assert from 'node:assert/strict';
import process from 'node:process';
import { after, before } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { assertOnly, complaintsOf, type Provoked } from './complaints.ts';
import { type ServedSite, serve, theGuide } from './site.ts';

/** How long a page may take to do what is expected of it, in milliseconds; a broken one is given up then. */
const PATIENCE = 15_000;

/** What one reader does. The window is new, and addresses may be given as paths. */
export type Journey = (page: Page, site: ServedSite) => Promise<void>;

export interface JourneyOptions extends BrowserContextOptions, Provoked {}

/**
 * Serves the guide and starts a browser for the tests of one file. Each journey has a window of its own, and at its end
 * the browser must have had nothing to complain about. Nothing is kept for reading offline, unless a journey is about that.
 *
 * @param folder the site to walk through; the guide itself when it is left out
 *
 * @example
 * const journey = journeys();
 * test('home opens', journey(async (page) => void (await page.goto('/'))));
 */
export function journeys(
  folder: () => Promise<string> = theGuide,
): (story: Journey, options?: JourneyOptions) => () => Promise<void> {
  let site: ServedSite;
  let browser: Browser;
  before(async () => {
    site = await serve(await folder());
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await site.stop();
  });

  return (story, { provokes = [], mayProvoke = [], ...options } = {}) =>
    async () => {
      const context = await browser.newContext({ baseURL: site.url, serviceWorkers: 'block', ...options });
      context.setDefaultTimeout(PATIENCE);
      const complaints = complaintsOf(context, new URL(site.url).origin);
      try {
        await story(await context.newPage(), site);
      } catch (error) {
        if (complaints.length > 0) process.stderr.write(`The browser complained:\n${complaints.join('\n')}\n`);
        throw error;
      } finally {
        await context.close();
      }
      assertOnly({ provokes, mayProvoke }, complaints);
    };
}

/**
 * Waits until something on the page is as expected; when it never is, fails with the difference.
 *
 * @example await becomes(() => page.title(), 'Terms')
 */
export async function becomes<T>(read: () => T | Promise<T>, expected: T): Promise<void> {
  const giveUp = performance.now() + PATIENCE;
  for (;;) {
    const actual = await read();
    if (isDeepStrictEqual(actual, expected)) return;
    if (performance.now() > giveUp) assert.deepEqual(actual, expected);
    await pause(20);
  }
}

/** Waits until the page with this heading is open. */
export async function arrivesAt(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
}

/** Whether all of something is in the window, where a reader sees it without scrolling. */
export async function isInWindow(place: Locator): Promise<boolean> {
  const box = await place.boundingBox();
  const height = await place.page().evaluate(() => innerHeight);
  return box !== null && box.y >= 0 && box.y + box.height <= height;
}
