import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { EACH_KIND } from '../support/addresses.ts';
import { changedPixels, pixelsOf } from '../support/pixels.ts';
import { journeys } from '../support/reader.ts';
import { openAnswered, search } from '../support/search.ts';

const USABLE = 'a[href], button, summary, select, input';
/** What is drawn around a stop lies within this distance of it, in CSS pixels. */
const AROUND = 12;
/** Fewer kinds of stops than this would mean that they were not found. */
const FEWEST_KINDS = 20;

const journey = journeys();

for (const colorScheme of ['light', 'dark'] as const) {
  test(
    `in ${colorScheme} colours the focus of every kind of stop is as large and as clear as WCAG 2.4.13 asks`,
    journey(
      async (page) => {
        const canvas = await page.context().newPage();
        await page.bringToFront();
        const judged = new Set<string>();
        const faint: string[] = [];
        for (const path of EACH_KIND) {
          await openAnswered(page, path);
          for (const { kind, stop } of await newKinds(page, judged)) {
            const { area, needed } = await focusOf(page, stop, canvas);
            if (area < needed) faint.push(`${kind} on ${path}: ${area} of ${needed} pixels`);
          }
        }
        assert.deepEqual(faint, []);
        assert.ok(judged.size >= FEWEST_KINDS, `there are ${judged.size} kinds of stops`);
      },
      { colorScheme, reducedMotion: 'reduce' },
    ),
  );

  test(
    `in ${colorScheme} colours the chosen result of a search is as clear as the focus, which stays in the box`,
    journey(
      async (page) => {
        const canvas = await page.context().newPage();
        await page.bringToFront();
        await page.goto('/search/');
        await search(page, 'mailing');
        const first = page.getByRole('option').filter({ hasText: 'General mailing list' }).first();
        const before = await pictureOf(page, first, canvas);
        await page.keyboard.press('ArrowDown');
        await page.locator('[aria-selected=true]').waitFor();
        const after = await pictureOf(page, first, canvas);
        assert.ok(changedPixels(before, after) >= (await areaNeeded(first)));
      },
      { colorScheme, reducedMotion: 'reduce' },
    ),
  );
}

test(
  'a focus that is too thin, and one that is too faint, are found',
  journey(
    async (page) => {
      const canvas = await page.context().newPage();
      await page.bringToFront();
      await page.goto('/about/');
      const stop = page.getByRole('link', { name: 'A to Z' });
      for (const outline of ['1px solid currentcolor', '3px solid var(--color-line)', 'none']) {
        await page.addStyleTag({ content: `:focus-visible { outline: ${outline} !important }` });
        const { area, needed } = await focusOf(page, stop, canvas);
        assert.ok(area < needed, `${outline}: ${area} of ${needed}`);
      }
    },
    { bypassCSP: true, reducedMotion: 'reduce' },
  ),
);

/** Stops of which no other of the same kind has been judged: the same element with the same class in the same place. */
async function newKinds(page: Page, judged: Set<string>): Promise<{ kind: string; stop: Locator }[]> {
  const stops = page.locator(USABLE);
  const kinds = await stops.evaluateAll((elements) =>
    elements.map((element) => {
      const isStop = element.checkVisibility() && (element as HTMLElement).tabIndex >= 0;
      // A wrapped link has several boxes, and its outline follows all of them.
      if (!isStop || element.getClientRects().length !== 1 || element.getBoundingClientRect().width <= 1) return '';
      const around = element.parentElement;
      return [around?.parentElement, around, element].map((one) => `${one?.localName}.${one?.className}`).join(' > ');
    }),
  );
  return [...new Set(kinds)]
    .filter((kind) => kind !== '' && !judged.has(kind))
    .map((kind) => {
      judged.add(kind);
      return { kind, stop: stops.nth(kinds.indexOf(kind)) };
    });
}

/** How much of a stop and its surroundings changes clearly when the keyboard comes to it, and how much has to. */
async function focusOf(page: Page, stop: Locator, canvas: Page): Promise<{ area: number; needed: number }> {
  // After a key has been pressed, a focus that is set shows as one that was come to by key.
  await page.keyboard.press('Shift');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const before = await pictureOf(page, stop, canvas);
  await stop.focus();
  const after = await pictureOf(page, stop, canvas);
  return { area: changedPixels(before, after), needed: await areaNeeded(stop) };
}

/** The area of a line two CSS pixels thick along the inside of a stop's edge (WCAG 2.2, 2.4.13), which may be round. */
const areaNeeded = (stop: Locator): Promise<number> =>
  stop.evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    const radius = Math.min(Number.parseFloat(getComputedStyle(element).borderRadius) || 0, width / 2, height / 2);
    const area = (inset: number) => {
      const corners = (4 - Math.PI) * Math.max(0, radius - inset) ** 2;
      return Math.max(0, width - 2 * inset) * Math.max(0, height - 2 * inset) - corners;
    };
    return Math.floor(area(0) - area(2));
  });

/** A picture of what shows where the keyboard is: a stop and what is around it. The box of the search has a frame. */
async function pictureOf(page: Page, stop: Locator, canvas: Page) {
  const frame = stop.locator('xpath=self::*[not(self::input[@type="search"])] | self::input[@type="search"]/..');
  await frame.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { x, y, width, height } = (await frame.boundingBox()) ?? assert.fail();
  const clip = { x: x - AROUND, y: y - AROUND, width: width + 2 * AROUND, height: height + 2 * AROUND };
  return pixelsOf(await page.screenshot({ clip, caret: 'hide', animations: 'disabled' }), canvas);
}
