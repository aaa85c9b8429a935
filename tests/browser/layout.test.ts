import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { journeys } from '../support/reader.ts';
import { openAnswered } from '../support/search.ts';
import { sitemapPaths } from '../support/site.ts';

const WIDTHS = [320, 360, 768, 1280];
/** The page for what does not exist, by its own address, where it is no complaint of the browser. */
const BESIDE_THE_SITEMAP = ['/search/', '/search/?q=mailing', '/404.html'];
/** CSS pixels that a finger or an unsteady hand can hit (WCAG 2.2, 2.5.8). */
const SMALLEST_TARGET = 24;

const journey = journeys();

test(
  'no page scrolls sideways, whatever the window and the size of the text',
  journey(async (page, { folder }) => {
    const wide: string[] = [];
    for (const path of [...(await sitemapPaths(folder)), ...BESIDE_THE_SITEMAP]) {
      await openAnswered(page, path);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        if (await scrollsSideways(page)) wide.push(`${path} at ${width} px`);
      }
      await page.setViewportSize({ width: 640, height: 800 });
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '32px'));
      if (await scrollsSideways(page)) wide.push(`${path} at 640 px with text of twice the size`);
    }
    assert.deepEqual(wide, []);
  }),
);

test(
  'the links of menus and letters are large enough to be hit',
  journey(async (page, { folder }) => {
    const small: string[] = [];
    for (const path of [...(await sitemapPaths(folder)), ...BESIDE_THE_SITEMAP]) {
      await openAnswered(page, path);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const targets = await sizesOfMenuLinks(page);
        for (const { name, width: across, height } of targets)
          if (across < SMALLEST_TARGET || height < SMALLEST_TARGET)
            small.push(`${name} on ${path} at ${width} px: ${across} x ${height}`);
      }
    }
    assert.deepEqual(small, []);
  }),
);

for (const { wish, behaviour } of [
  { wish: 'no-preference', behaviour: 'smooth' },
  { wish: 'reduce', behaviour: 'auto' },
] as const) {
  test(
    `a reader whose wish about motion is "${wish}" gets scrolling that is "${behaviour}"`,
    journey(
      async (page) => {
        await page.goto('/a-z/');
        assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), behaviour);
      },
      { reducedMotion: wish },
    ),
  );
}

test(
  'on paper the evidence is open and what leads elsewhere is left out',
  journey(async (page) => {
    await page.emulateMedia({ media: 'print' });
    for (const path of ['/', '/terms/telemetry/', '/bring-your-project/', '/all/']) {
      await page.goto(path);
      for (const evidence of await page.locator('details > :not(summary)').all())
        assert.ok(await evidence.isVisible(), `the evidence on ${path}`);
      assert.deepEqual(await page.getByRole('button').allInnerTexts(), [], `what is pressed on ${path}`);
      // The contents of the booklet are for paper.
      for (const role of ['navigation', 'banner', 'searchbox'] as const)
        assert.equal(await page.getByRole(role).and(page.locator(':not(.on-paper)')).count(), 0, `${role} on ${path}`);
      assert.ok(await page.getByRole('heading', { level: 1 }).isVisible());
    }
    await page.emulateMedia({ media: 'screen' });
    assert.ok((await page.getByRole('navigation').count()) > 0);
  }),
);

const scrollsSideways = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement;
    return scrollWidth > clientWidth;
  });

/** The visible links of all menus, with their sizes in CSS pixels. */
const sizesOfMenuLinks = (page: Page) =>
  page.locator('nav a').evaluateAll((links) =>
    links
      .filter((link) => link.checkVisibility())
      .map((link) => {
        const { width, height } = link.getBoundingClientRect();
        return { name: (link as HTMLElement).innerText, width, height };
      }),
  );
