import { brotliCompressSync } from 'node:zlib';
import { parseDocument } from 'htmlparser2';
import type { Browser, Page, Response } from 'playwright-core';
import { inlineCode } from '../../src/integrations/inline-code.ts';
import { mostBytesOf } from '../support/page-weight.ts';
import { type ServedSite, sitemapPaths } from '../support/site.ts';
import type { Figure } from './table.ts';

const MOST_REQUESTS = 1;
const MOST_SCRIPT = 2_000;

/** What a page asks for by itself, and what it does with it. */
export interface PageLoad {
  requests: number;
  /** Bytes of all bodies, compressed with brotli as a good host would. */
  bytes: number;
  fonts: number;
  /** Bytes of the scripts that run, compressed with brotli: each file, and those of the page together, as they come in it. */
  script: number;
  /** Cumulative Layout Shift, without a unit (https://web.dev/articles/cls). */
  shift: number;
}

/** What a page asks for while an action goes on, icon aside. */
async function answersDuring(page: Page, action: () => Promise<unknown>) {
  const answers: Promise<{ type: string; bytes: number; text: string }>[] = [];
  const keep = (response: Response) => {
    if (response.url().endsWith('.svg')) return;
    const type = response.request().resourceType();
    answers.push(
      response.body().then((body) => ({ type, bytes: brotliCompressSync(body).length, text: body.toString('utf8') })),
    );
  };
  page.on('response', keep);
  await action();
  page.off('response', keep);
  const all = await Promise.all(answers);
  return { all, requests: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Opens a page in a browser that knows nothing of it. */
export async function pageLoad(browser: Browser, address: string): Promise<PageLoad> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const { all, requests, bytes } = await answersDuring(page, () => page.goto(address, { waitUntil: 'networkidle' }));
    const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
    const inside = all
      .filter(({ type }) => type === 'document')
      .flatMap(({ text }) => inlineCode(parseDocument(text)).scripts);
    const files = all.filter(({ type }) => type === 'script').reduce((sum, file) => sum + file.bytes, 0);
    const script = files + (inside.length === 0 ? 0 : brotliCompressSync(inside.join('\n')).length);
    return { requests, bytes, fonts: all.filter(({ type }) => type === 'font').length, script, shift };
  } finally {
    await context.close();
  }
}

/** Every page of the sitemap, opened cold: with all that it loads by itself. */
export async function weightFigures(site: ServedSite, browser: Browser): Promise<Figure[]> {
  const loads: [path: string, load: PageLoad][] = [];
  for (const path of await sitemapPaths(site.folder)) {
    loads.push([path, await pageLoad(browser, `${site.url}${path.slice(1)}`)]);
  }
  return figuresOfPages(loads);
}

/** The weight of every page, and of what else is counted the page that has most of it. */
export function figuresOfPages(loads: readonly (readonly [path: string, load: PageLoad])[]): Figure[] {
  const weights = loads.map(([path, { bytes }]) => ({
    what: path,
    measured: bytes / 1000,
    goal: mostBytesOf(path) / 1000,
    unit: 'kB',
  }));
  const most = (what: string, of: (load: PageLoad) => number, goal: number, unit = ''): Figure => {
    const [path = 'no page', load] = loads.toSorted(([, a], [, b]) => of(b) - of(a))[0] ?? [];
    return { what: `${what} (${path})`, measured: load === undefined ? Number.NaN : of(load), goal, unit };
  };
  return [
    ...weights,
    most('most requests', ({ requests }) => requests, MOST_REQUESTS),
    most('web fonts', ({ fonts }) => fonts, 0),
    most('most script run on load', ({ script }) => script / 1000, MOST_SCRIPT / 1000, 'kB'),
    most('largest layout shift', ({ shift }) => shift, 0),
  ];
}
