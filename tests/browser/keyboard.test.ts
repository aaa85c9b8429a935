import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { EACH_KIND } from '../support/addresses.ts';
import { arrivesAt, becomes, journeys } from '../support/reader.ts';
import { box, openAnswered, search } from '../support/search.ts';

/** No page has more stops; whoever needs more to leave it goes round in circles. */
const MOST_STOPS = 600;
const SKIP_LINK = 'Skip to the content';
/** What can be used; of a group of choices the chosen one is the stop. */
const USABLE = [
  ...['a[href]', 'button', 'summary', 'select', 'textarea', 'input:not([type=radio])'],
  // Of radio buttons with one name, the keyboard comes to the chosen one, or else to the first (HTML, 4.10.5.1.16).
  'input[type=radio]:checked',
  'fieldset:not(:has(:checked)) label:first-of-type > input[type=radio]',
].join();

/** Something that the Tab key comes to. */
interface Stop {
  /** What it is, for a reader of the report. */
  name: string;
  /** Whether a line around it, or around the box it stands in, shows where the keyboard is. */
  marked: boolean;
  /** Whether all of it is in the window, with nothing over it (WCAG 2.2, 2.4.12). */
  seen: boolean;
}

// Where the keyboard goes the window follows at once, so that every stop can be looked at.
const journey = journeys();
const calm = { reducedMotion: 'reduce' } as const;

test(
  'the first stop of a page skips what every page has, and leads to its content',
  journey(async (page) => {
    for (const path of ['/', '/terms/telemetry/', '/about/']) {
      await page.goto(path);
      await page.keyboard.press('Tab');
      assert.equal((await stop(page))?.name, SKIP_LINK);
      await becomes(async () => (await stop(page))?.seen, true);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const first = page.getByRole('main').locator(USABLE).first();
      assert.ok(await hasFocus(first), path);
    }
  }, calm),
);

test(
  'with the keyboard alone a reader gets from home to an entry, and to its evidence',
  journey(async (page) => {
    await page.goto('/');
    await tabTo(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Channels' }));
    await page.keyboard.press('Enter');
    await arrivesAt(page, 'Channels');
    await tabTo(
      page,
      page.getByRole('main').getByRole('heading').getByRole('link', { name: 'Slack chat', exact: true }),
    );
    await page.keyboard.press('Enter');
    await arrivesAt(page, 'Slack chat');

    const record = page.locator('details').filter({ hasText: 'Later record' });
    const evidence = record.getByRole('link').first();
    await tabTo(page, record.locator('summary'));
    assert.equal(await evidence.isVisible(), false);
    await page.keyboard.press('Enter');
    await evidence.waitFor();
    await page.keyboard.press('Tab');
    assert.ok(await hasFocus(evidence));
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    await evidence.waitFor({ state: 'hidden' });
  }, calm),
);

// Of the hundreds of links from A to Z one is like the other.
for (const path of EACH_KIND.filter((kind) => kind !== '/a-z/')) {
  test(
    `on ${path} Tab comes to all that can be used, in its order, shows where it is, and leaves again`,
    journey(async (page) => {
      await openAnswered(page, path);
      const stops = await walk(page);
      assert.deepEqual(
        stops.map(({ name }) => name),
        await page.locator(USABLE).evaluateAll((elements) =>
          elements
            // What a short form stands for opens with the focus.
            .filter((e) => (e.checkVisibility() || e.closest('.term')) && (e as HTMLElement).tabIndex >= 0)
            .map((e) => (e as HTMLElement).innerText),
        ),
      );
      assert.deepEqual(
        stops.filter(({ marked, seen }) => !marked || !seen),
        [],
      );
    }, calm),
  );
}

test(
  'in a narrow window, where all stands in one column, Tab goes from left to right and from top to bottom',
  journey(
    async (page) => {
      const backwards: string[] = [];
      for (const path of EACH_KIND) {
        await openAnswered(page, path);
        backwards.push(...(await stepsBack(page)).map((step) => `${path}: ${step}`));
      }
      assert.deepEqual(backwards, []);
    },
    { viewport: { width: 360, height: 800 } },
  ),
);

test(
  'a menu that stands elsewhere than in the text is noticed',
  journey(
    async (page) => {
      await page.goto('/about/');
      await page.addStyleTag({ content: 'header > div { flex-direction: column-reverse }' });
      assert.ok((await stepsBack(page)).length > 0);
    },
    { viewport: { width: 360, height: 800 }, bypassCSP: true },
  ),
);

test(
  'the search dialog keeps the keyboard, lets it go with Escape, and leads back to where the reader was',
  journey(async (page) => {
    await page.goto('/terms/telemetry/');
    const place = page.getByRole('main').getByRole('link', { name: 'Understanding the environment' });
    for (const leave of ['Escape', 'Close']) {
      await place.focus();
      await page.keyboard.press('Control+k');
      await search(page, 'mailing');
      const seen = new Set<string>();
      for (let presses = 0; presses < 12; presses++) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate(() => {
          const element = document.activeElement;
          // Between its last stop and its first one a dialog lets the keyboard out to the browser's own buttons.
          if (!(element instanceof HTMLElement) || element.matches('body, dialog')) return '';
          if (element.closest('dialog') === null) return 'the page behind';
          return element.id || element.innerText || (element.parentElement?.innerText.trim() ?? '');
        });
        if (here !== '') seen.add(here);
      }
      assert.deepEqual([...seen].sort(), [
        '/ opens the search',
        'Close',
        'Copy link to this search',
        'Open first',
        'search.kind',
        'search.q',
        'search.state',
      ]);
      if (leave === 'Escape') await box(page).press('Escape');
      else await page.getByRole('button', { name: 'Close' }).press('Enter');
      await becomes(() => hasFocus(place), true);
    }
  }, calm),
);

test(
  'a reader who goes on from the menu of a link mark finds nothing under it',
  journey(
    async (page) => {
      await page.goto('/channels/');
      await page.getByRole('link', { name: 'Copy link to “Slack chat”' }).press('Enter');
      const menu = page.getByRole('dialog', { name: 'Copy the link' });
      await menu.getByText('Copied: ').waitFor();
      for (const name of ['Short address', 'Markdown', 'With the answer']) {
        await becomes(() => hasFocus(menu.getByRole('button', { name })), true);
        await page.keyboard.press('Tab');
      }
      await menu.waitFor({ state: 'hidden' });
      assert.equal((await stop(page))?.name, 'http://operatefirst.slack.com/');
      assert.equal((await stop(page))?.seen, true);
    },
    { ...calm, permissions: ['clipboard-read', 'clipboard-write'] },
  ),
);

/** Pairs of neighbours in the order of the keyboard of which the second stands before the first. */
const stepsBack = (page: Page): Promise<string[]> =>
  page.locator(USABLE).evaluateAll((elements) => {
    const stops = elements
      .filter((element) => element.checkVisibility() && (element as HTMLElement).tabIndex >= 0)
      .map((element) => ({
        name: (element as HTMLElement).innerText,
        box: element.getClientRects()[0] ?? new DOMRect(),
      }))
      // What waits beside the window until it is come to has no place yet.
      .filter(({ box }) => box.width > 1);
    return stops.slice(1).flatMap(({ name, box }, at) => {
      const before = stops[at] ?? { name: '', box };
      const isBelow = box.top >= before.box.bottom - 2;
      const isBeside = box.bottom > before.box.top && box.left >= before.box.right - 2;
      return isBelow || isBeside ? [] : [`${name} after ${before.name}`];
    });
  });

/** All stops of a page in the order of the Tab key, from the skip link until the page is left. */
async function walk(page: Page): Promise<Stop[]> {
  await tabTo(page, page.getByRole('link', { name: SKIP_LINK }));
  const stops: Stop[] = [];
  for (let here = await stop(page); here !== undefined; here = await stop(page)) {
    if (stops.length > 0 && here.name === SKIP_LINK) break;
    stops.push(here);
    assert.ok(stops.length < MOST_STOPS, 'the keyboard gets out of the page');
    await page.keyboard.press('Tab');
  }
  return stops;
}

/** Where the keyboard is; nowhere, after the last stop. */
function stop(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return undefined;
    const isOutlined = (candidate: Element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(candidate);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
    };
    let marked = isOutlined(element);
    for (let around = element.parentElement; around !== null && !marked; around = around.parentElement)
      marked = isOutlined(around);
    const isFree = (x: number, y: number) => element.contains(document.elementFromPoint(x, y));
    // Lines of text may touch with the room around their letters.
    const places = [0.2, 0.5, 0.8];
    const seen = [...element.getClientRects()].every(({ left, right, top, bottom, width, height }) => {
      // Of a box for several lines the browser shows the one that is written.
      if (element instanceof HTMLTextAreaElement) return top < innerHeight && bottom > 0;
      const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      return isInside && places.every((x) => places.every((y) => isFree(left + x * width, top + y * height)));
    });
    return { name: element.innerText, marked, seen };
  });
}

async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let presses = 0; presses < MOST_STOPS; presses++) {
    if (await hasFocus(place)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`The Tab key never comes to ${place}.`);
}

const hasFocus = (place: Locator) => place.evaluate((element) => element === document.activeElement);
