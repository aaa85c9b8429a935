import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { EACH_KIND } from '../support/addresses.ts';
import { journeys } from '../support/reader.ts';
import { openAnswered } from '../support/search.ts';

const journey = journeys();

test(
  'where motion is not wanted nothing is animated and nothing changes bit by bit',
  journey(
    async (page) => {
      const moving: string[] = [];
      for (const path of [...EACH_KIND, '/terms/no-sla/#in-the-source']) {
        await openAnswered(page, path);
        await touchEverything(page);
        moving.push(...(await movingParts(page)).map((part) => `${path}: ${part}`));
      }
      assert.deepEqual(moving, []);
    },
    { reducedMotion: 'reduce' },
  ),
);

test(
  'where motion is welcome the mark of a place that was named fades once, within three seconds, and nothing else moves',
  journey(
    async (page) => {
      const moving = new Set<string>();
      for (const path of EACH_KIND) {
        await openAnswered(page, path);
        await touchEverything(page);
        for (const part of await movingParts(page)) moving.add(part);
      }
      assert.deepEqual([...moving], [], 'nothing moves on its own');

      await page.goto('/terms/no-sla/#in-the-source');
      const [mark, ...others] = await page.evaluate(() =>
        document.getAnimations().map((animation) => ({
          name: (animation as CSSAnimation).animationName,
          ...(animation.effect?.getComputedTiming() ?? {}),
        })),
      );
      assert.equal(mark?.name, 'found');
      assert.equal(mark?.iterations, 1);
      assert.ok(Number(mark?.duration) <= 3000);
      assert.deepEqual(others, []);
    },
    { reducedMotion: 'no-preference' },
  ),
);

test(
  'something that moves although motion is not wanted is noticed',
  journey(
    async (page) => {
      await page.goto('/about/');
      await page.addStyleTag({
        content: `h1 { transition: opacity 1s } @keyframes turn { to { rotate: 1turn } } header { animation: turn 9s }`,
      });
      assert.deepEqual((await movingParts(page)).sort(), ['h1 has a transition', 'header has an animation']);
    },
    { reducedMotion: 'reduce', bypassCSP: true },
  ),
);

/** Elements whose style lets something change over time. */
const movingParts = (page: Page): Promise<string[]> =>
  page.locator('*').evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element);
      return [
        ...(animationName === 'none' ? [] : [`${element.localName} has an animation`]),
        ...(/^0s(, 0s)*$/.test(transitionDuration) ? [] : [`${element.localName} has a transition`]),
      ];
    }),
  );

/** What may set something in motion: evidence is opened, the search too, and the pointer passes. */
async function touchEverything(page: Page): Promise<void> {
  await page.mouse.move(200, 200);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  // Where there is no dialog, the shortcut leads to the search.
  if ((await page.locator('[data-search-dialog]').count()) > 0) await page.keyboard.press('Control+k');
}
