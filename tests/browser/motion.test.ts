import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { EACH_KIND } from '../support/addresses.ts';
import { watchAnimations } from '../support/animations.ts';
import { journeys } from '../support/reader.ts';
import { openAnswered, options, search } from '../support/search.ts';

/** Where the search does not open above the page: it is the page, or the shortcut leads to it. */
const WITHOUT_DIALOG = ['/search/?q=mailing', '/all/'];

const journey = journeys();

test(
  'where motion is not wanted nothing is animated and nothing changes bit by bit',
  journey(
    async (page) => {
      const moving: string[] = [];
      for (const path of [...EACH_KIND, '/terms/no-sla/#in-the-source']) {
        await openAnswered(page, path);
        await touchEverything(page, path);
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
        await touchEverything(page, path);
        for (const part of await movingParts(page)) moving.add(part);
      }
      assert.deepEqual([...moving], [], 'nothing moves on its own');

      const begun = await watchAnimations(page);
      await page.goto('/terms/no-sla/#in-the-source');
      const [mark, ...others] = await begun();
      assert.equal(mark?.name, 'found');
      assert.equal(mark?.iterations, 1);
      assert.ok(mark && mark.duration <= 3000);
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
        content: `h1 { transition: opacity 1s } @keyframes turn { to { rotate: 1turn } } header { animation: turn 9s }
          dialog::backdrop { transition: opacity 1s }`,
      });
      await touchEverything(page, '/about/');
      assert.deepEqual([...new Set(await movingParts(page))].sort(), [
        'dialog::backdrop has a transition',
        'h1 has a transition',
        'header has an animation',
      ]);
    },
    { reducedMotion: 'reduce', bypassCSP: true },
  ),
);

/** Elements whose style lets something change over time, and what is drawn around them or behind an open dialog. */
const movingParts = (page: Page): Promise<string[]> =>
  page.locator('*').evaluateAll((elements) =>
    elements.flatMap((element) =>
      ['', '::before', '::after', '::backdrop'].flatMap((part) => {
        const { animationName, transitionDuration } = getComputedStyle(element, part);
        return [
          ...(animationName === 'none' ? [] : [`${element.localName}${part} has an animation`]),
          ...(/^0s(, 0s)*$/.test(transitionDuration) ? [] : [`${element.localName}${part} has a transition`]),
        ];
      }),
    ),
  );

/** What may set something in motion: evidence is opened, the search too, and the pointer passes. */
async function touchEverything(page: Page, path: string): Promise<void> {
  await page.mouse.move(200, 200);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  if (WITHOUT_DIALOG.includes(path)) return;
  await page.keyboard.press('Control+k');
  assert.ok((await search(page, 'mailing')) > 0);
  assert.ok(
    await page
      .locator('dialog:modal')
      .and(page.getByRole('dialog', { name: 'Search' }))
      .isVisible(),
    path,
  );
  assert.ok(await options(page).first().isVisible(), path);
}
