import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before } from 'node:test';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type ChangingSite, changingSite } from './changing-site.ts';
import { builtSite, theGuide } from './site.ts';

/** What happens to one reader, whose browser may keep a copy, while the site changes. */
type Story = (page: Page, site: ChangingSite, context: BrowserContext) => Promise<void>;

/**
 * Starts a browser for the stories of one file. Each has a window of its own and the guide served for it alone, and the policy
 * must have had nothing to refuse at its end. Other complaints are not counted: these stories break connections.
 */
export function stories(): (tell: Story) => () => Promise<void> {
  let guide: string;
  let browser: Browser;
  before(async () => {
    guide = await theGuide();
    browser = await launchBrowser();
  });
  after(() => browser.close());

  return (tell) => async () => {
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

/** Builds the guide with one file changed. */
export async function builtWith(name: string, file: string, change: (text: string) => string): Promise<string> {
  const content = await mkdtemp(join(tmpdir(), 'guide-'));
  await cp(resolve('content'), content, { recursive: true });
  await writeFile(join(content, file), change(await readFile(join(content, file), 'utf8')));
  const folder = await builtSite(name, { CONTENT_DIR: content });
  await rm(content, { recursive: true });
  return folder;
}

/** Opens a page, and stays until the copy is made. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise<void>((done) => active?.addEventListener('statechange', () => done()));
  });
}

/** What a page from the copy says about itself. */
export const note = (page: Page): Locator => page.locator('.saved-copy');

/** The names of the copies that the browser keeps. */
export const copies = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

/**
 * Watches the workers of a window without a page of the guide, which would keep a worker waiting.
 *
 * @returns what each of them is doing at the moment, the oldest first: `installing`, `installed` (waiting), `activated` …
 */
export async function watchWorkers(context: BrowserContext): Promise<() => string[]> {
  const session = await context.newCDPSession(await context.newPage());
  const statuses = new Map<string, string>();
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, status } of versions) statuses.set(versionId, status);
  });
  await session.send('ServiceWorker.enable');
  return () => [...statuses.values()].filter((status) => status !== 'redundant');
}
