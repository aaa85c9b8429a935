import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { arrivesAt, becomes, journeys } from '../support/reader.ts';
import { openAnswered } from '../support/search.ts';

/** One of each kind of page. */
const PAGES = [
  '/',
  '/channels/',
  '/channels/general-mailing-list/',
  '/bring-your-project/',
  '/search/?q=mailing',
  '/about/',
  '/about/',
];
/** No page has more stops; whoever needs more to leave it goes round in circles. */
const MOST_STOPS = 600;
const SKIP_LINK = 'Skip to the content';
/** What can be used; of a group of choices the chosen one is the stop. */
const USABLE = 'a[href], button, summary, select, textarea, input:not([type=radio]), input[type=radio]:checked';

/** Something that the Tab key comes to. */
interface Stop {
  /** What it is, for a reader of the report. */
  name: string;
  /** Whether a line around it, or around the box it stands in, shows where the keyboard is. */
  marked: boolean;
  /** Whether it is in the window, with nothing over it. */
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
    await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Slack chat', exact: true }));
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

for (const path of PAGES) {
  test(
    `on ${path} Tab comes to all that can be used, in its order, shows where it is, and leaves again`,
    journey(async (page) => {
      await openAnswered(page, path);
      const stops = await walk(page);
      assert.deepEqual(
        stops.map(({ name }) => name),
        await page
          .locator(USABLE)
          .evaluateAll((elements) =>
            elements
              .filter((e) => e.checkVisibility() && (e as HTMLElement).tabIndex >= 0)
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
    const { x, y, width, height } = element.getClientRects()[0] ?? new DOMRect();
    const seen = element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
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
