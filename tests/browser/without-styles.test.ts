import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { EACH_KIND } from '../support/addresses.ts';
import { journeys } from '../support/reader.ts';
import { openAnswered } from '../support/search.ts';

/** The widest that a drawing may be where no style says how large it is, in CSS pixels. */
const WIDEST_DRAWING = 120;

const journey = journeys();

for (const path of EACH_KIND) {
  test(
    `without styles ${path} says the same, in the same order, and shows nothing that was hidden`,
    journey(async (page) => {
      await openAnswered(page, path);
      const styled = await wordsOf(page);
      await page.route('**/*', withoutStyles);
      await openAnswered(page, path);
      assert.equal(await page.evaluate(() => document.styleSheets.length), 0);
      assert.deepEqual(await wordsOf(page), styled);
    }),
  );
}

test(
  'without styles no drawing fills the window',
  journey(async (page) => {
    await page.route('**/*', withoutStyles);
    for (const path of EACH_KIND) {
      await openAnswered(page, path);
      const large = await page
        .locator('svg:not([role=img])')
        .evaluateAll(
          (drawings, widest) =>
            drawings.map((drawing) => drawing.getBoundingClientRect().width).filter((width) => width > widest),
          WIDEST_DRAWING,
        );
      assert.deepEqual(large, [], path);
    }
  }),
);

test(
  'words that only styles hide, and words that styles add, are noticed',
  journey(
    async (page) => {
      await page.goto('/about/');
      const before = await wordsOf(page);
      await page.addStyleTag({ content: 'h1 { display: none }' });
      assert.notDeepEqual(await wordsOf(page), before);
    },
    { bypassCSP: true },
  ),
);

/** The words of a page that are shown, in the order in which they stand; counts that come a moment later are left aside. */
const wordsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const words: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const isShown =
        element?.checkVisibility({ visibilityProperty: true }) && !element.closest('select, script, noscript');
      const text = node.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
      if (isShown && text !== '') words.push(text);
    }
    return words;
  });

/** Answers a page without its styles, as a browser meets it that knows none. */
async function withoutStyles(route: Parameters<Parameters<Page['route']>[1]>[0]): Promise<void> {
  if (!route.request().isNavigationRequest()) return route.continue();
  const response = await route.fetch();
  const body = (await response.text()).replaceAll(/<style>.*?<\/style>/gs, '').replaceAll(/ style="[^"]*"/g, '');
  return route.fulfill({ response, body });
}
