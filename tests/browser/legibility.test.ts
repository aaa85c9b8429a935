import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { EACH_KIND } from '../support/addresses.ts';
import { fillPage, lostText } from '../support/legibility.ts';
import { journeys } from '../support/reader.ts';
import { openAnswered, search } from '../support/search.ts';

/** A way to make text easier to read, and the windows in which it has to work. */
interface Help {
  name: string;
  widths: readonly number[];
  apply: (page: Page) => Promise<unknown>;
}

const style = (content: string) => (page: Page) => page.addStyleTag({ content });

const HELPS: readonly Help[] = [
  {
    // 1280 pixels at 400 % are 320, 1024 pixels at 400 % are 256; watches and split screens are narrower still.
    name: 'a window as narrow as at 400 % (WCAG 1.4.10)',
    widths: [320, 256, 240],
    apply: async () => undefined,
  },
  {
    name: 'more room between lines, paragraphs, letters and words (WCAG 1.4.12)',
    widths: [1280, 768, 320],
    apply: style(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`),
  },
  {
    name: 'a page that is twice as large (WCAG 1.4.4)',
    widths: [1280, 640],
    apply: style('html { font-size: 200% !important }'),
  },
  {
    name: 'text alone that is twice as large (WCAG 1.4.4)',
    widths: [1280, 1000, 640],
    apply: (page) => page.evaluate(doubleText),
  },
];

const journey = journeys();

for (const { name, widths, apply } of HELPS) {
  test(
    `with ${name}, no text of any kind of page is lost`,
    journey(
      async (page) => {
        const lost: string[] = [];
        for (const path of EACH_KIND) {
          await openAnswered(page, path);
          await fillPage(page);
          await apply(page);
          lost.push(...(await lostAt(page, widths)).map((what) => `${path} ${what}`));
        }
        assert.deepEqual(lost, []);
      },
      { bypassCSP: true },
    ),
  );

  test(
    `with ${name}, no text of the search dialog is lost`,
    journey(
      async (page) => {
        await page.goto('/terms/no-sla/');
        await page.keyboard.press('Control+k');
        await search(page, 'mailing');
        await fillPage(page);
        await apply(page);
        assert.deepEqual(await lostAt(page, widths), []);
      },
      { bypassCSP: true },
    ),
  );
}

for (const { fault, css, said } of [
  {
    fault: 'a line that is too long',
    css: 'h1 { white-space: nowrap; inline-size: 100vw }',
    said: /reaches beyond the window|scrolled sideways/,
  },
  {
    fault: 'a box that is too small',
    css: 'h1 { block-size: 1lh; overflow: clip; font-size: 4em }',
    said: /is cut off/,
  },
  { fault: 'a paragraph over another', css: 'main .lead { margin-block-start: -2em }', said: /over each other/ },
  { fault: 'a choice that does not fit', css: 'select { field-sizing: fixed !important }', said: /does not fit/ },
]) {
  test(
    `${fault} is found`,
    journey(
      async (page) => {
        await openAnswered(page, '/search/?q=mailing');
        await fillPage(page);
        await page.addStyleTag({ content: css });
        assert.match((await lostAt(page, [240])).join('\n'), said);
      },
      { bypassCSP: true },
    ),
  );
}

async function lostAt(page: Page, widths: readonly number[]): Promise<string[]> {
  const lost: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    lost.push(...(await lostText(page)).map((what) => `at ${width} pixels: ${what}`));
  }
  return lost;
}

/** Doubles the size of all text and of nothing else, as a browser does that zooms text only. Runs in the page. */
function doubleText(): void {
  const sizes = [...document.querySelectorAll<HTMLElement>('body, body *')].map(
    (element) => [element, Number.parseFloat(getComputedStyle(element).fontSize)] as const,
  );
  for (const [{ style }, size] of sizes) style.setProperty('font-size', `${2 * size}px`, 'important');
}
