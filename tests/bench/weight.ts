import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { type ServedSite, sitemapPaths } from '../support/site.ts';
import type { Figure } from './table.ts';

const MOST_BYTES = 14_000;
const MOST_REQUESTS = 2;

export interface Load {
  requests: number;
  /** Bytes of all bodies, compressed with brotli as a good host would. */
  bytes: number;
}

/** What a page asks for while an action goes on, icon aside. */
export async function loadDuring(page: Page, action: () => Promise<unknown>): Promise<Load> {
  const bodies: Promise<number>[] = [];
  const count = (response: { url(): string; body(): Promise<Buffer> }) => {
    if (!response.url().endsWith('.svg')) bodies.push(response.body().then((body) => brotliCompressSync(body).length));
  };
  page.on('response', count);
  await action();
  page.off('response', count);
  const sizes = await Promise.all(bodies);
  return { requests: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Every page of the sitemap, opened cold: with all that it loads by itself. */
export async function weightFigures(site: ServedSite, browser: Browser): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const path of await sitemapPaths(site.folder)) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const load = await loadDuring(page, () => page.goto(`${site.url}${path.slice(1)}`, { waitUntil: 'networkidle' }));
    figures.push({ what: path, measured: load.bytes / 1000, goal: MOST_BYTES / 1000, unit: 'kB' });
    if (load.requests > MOST_REQUESTS || load.requests < 1) {
      figures.push({ what: `${path} requests`, measured: load.requests, goal: MOST_REQUESTS, unit: '' });
    }
    await context.close();
  }
  return figures;
}
