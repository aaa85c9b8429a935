import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { EACH_KIND } from '../support/addresses.ts';
import { becomes, journeys } from '../support/reader.ts';
import { answerTo, box, filter, list, openAnswered, options, search } from '../support/search.ts';

const AN_HOUR = 3_600_000;

const journey = journeys();

test(
  'nothing happens by itself: after an hour every page is what it was, with what the reader has typed',
  journey(
    async (page) => {
      await page.clock.install();
      for (const path of [...EACH_KIND, '/terms/no-sla/']) {
        await openAnswered(page, path);
        if (path === '/terms/no-sla/') {
          await page.keyboard.press('Control+k');
          await search(page, 'mailing');
        }
        await page.clock.runFor(1000);
        const before = await whatIsThere(page);
        await page.clock.fastForward(AN_HOUR);
        await page.clock.runFor(1000);
        assert.deepEqual(await whatIsThere(page), before, path);
      }
    },
    { reducedMotion: 'reduce' },
  ),
);

test(
  'a page that changes by itself is noticed',
  journey(
    async (page) => {
      await page.clock.install();
      await page.goto('/about/');
      await page.evaluate(() => {
        setTimeout(() => document.querySelector('h1')?.append(' (old)'), 600_000);
      });
      const before = await whatIsThere(page);
      await page.clock.fastForward(AN_HOUR);
      assert.notDeepEqual(await whatIsThere(page), before);
    },
    { reducedMotion: 'reduce' },
  ),
);

test(
  'no page sounds, plays or shows pictures of text',
  journey(async (page) => {
    for (const path of EACH_KIND) {
      await openAnswered(page, path);
      assert.equal(
        await page.locator('audio, video, object, embed, iframe, canvas, img, picture, marquee, blink').count(),
        0,
        path,
      );
    }
  }),
);

test(
  'to come to a control changes nothing else (WCAG 3.2.1)',
  journey(async (page) => {
    for (const path of EACH_KIND) {
      await openAnswered(page, path);
      const before = page.url();
      const stops = page.locator('main').locator('a[href], button, summary, select, input');
      const moved = await stops.evaluateAll(
        (elements) =>
          elements.slice(0, 100).filter((element) => {
            if (!element.checkVisibility() || (element as HTMLElement).tabIndex < 0) return false;
            (element as HTMLElement).focus();
            return document.activeElement !== element;
          }).length,
      );
      assert.equal(moved, 0, path);
      assert.equal(page.url(), before);
      assert.equal(await page.locator(':modal, :popover-open').count(), 0, path);
    }
  }),
);

test(
  'to choose or to type changes what is listed, and neither page nor focus; only Enter or a press opens (WCAG 3.2.2, 3.2.5)',
  journey(async (page) => {
    await page.goto('/search/');
    await search(page, 'mailing');
    for (const name of ['Look in', 'State'] as const) {
      await filter(page, name).focus();
      await filter(page, name).selectOption({ index: 2 });
      await answerTo(page, 'mailing');
      assert.ok(await filter(page, name).evaluate((element) => element === document.activeElement), name);
    }
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Search');
    assert.equal(page.context().pages().length, 1);
  }),
);

test(
  'no link opens a window of its own unless the reader asks for one',
  journey(async (page) => {
    for (const path of EACH_KIND) {
      await openAnswered(page, path);
      assert.equal(await page.locator('[target]:not([target=_self])').count(), 0, path);
    }
  }),
);

test(
  'finger, pointer and keys can be used by turns (WCAG 2.5.6)',
  journey(
    async (page) => {
      await page.goto('/terms/telemetry/');
      await page.getByRole('link', { name: 'Search', exact: true }).tap();
      await box(page).click();
      await page.keyboard.type('slack');
      await answerTo(page, 'slack');
      await page.keyboard.press('ArrowDown');
      await becomes(() => list(page).locator('[aria-selected=true]').count(), 1);
      await options(page).first().tap();
      await page.getByRole('heading', { level: 1, name: 'Slack chat' }).waitFor();
    },
    { hasTouch: true },
  ),
);

/** What a reader has before them: where they are, what is written, typed and open, and where the keyboard is. */
const whatIsThere = (page: Page) =>
  page.evaluate(() => ({
    address: location.href,
    text: document.body.innerText,
    typed: [...document.querySelectorAll<HTMLInputElement>('input, select')].map(({ value, checked }) => [
      value,
      checked,
    ]),
    open: [...document.querySelectorAll('[open], :modal, :popover-open')].map(({ localName }) => localName),
    focus: document.activeElement?.outerHTML.slice(0, 80),
  }));
