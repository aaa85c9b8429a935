import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { arrivesAt, becomes, journeys } from '../support/reader.ts';
import { box, closeSearch } from '../support/search.ts';

/** Every sign that a key alone can write. */
const SIGNS = Array.from({ length: 0x7e - 0x20 }, (_, at) => String.fromCharCode(0x21 + at));

const journey = journeys();
const slash = (page: Page) => page.getByRole('checkbox', { name: '/ opens the search' });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const hint = (page: Page) => page.locator('[data-search-link] kbd');

test(
  'a reader switches off that "/" opens the search, for all pages and for later, and on again',
  journey(async (page) => {
    await page.goto('/terms/telemetry/');
    await page.keyboard.press('/');
    await slash(page).uncheck();
    assert.equal(await hint(page).isVisible(), false);
    await closeSearch(page);
    await opensNothing(page, '/');

    await page.goto('/all/');
    await leadsNowhere(page);
    assert.equal(await hint(page).isVisible(), false);
    await page.keyboard.press('Control+k');
    await arrivesAt(page, 'Search');

    await page.goto('/about/');
    await page.keyboard.press('Control+k');
    assert.equal(await slash(page).isChecked(), false);
    await slash(page).check();
    await page.goto('/channels/');
    await page.keyboard.press('/');
    await dialog(page).waitFor();
  }),
);

test(
  'switched off, "/" does nothing on the search page either; Ctrl-K still leads to the box',
  journey(async (page) => {
    await page.goto('/about/');
    await page.keyboard.press('Control+k');
    await slash(page).uncheck();
    await page.goto('/search/');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('/');
    assert.equal(await box(page).evaluate((input) => input === document.activeElement), false);
    await page.keyboard.press('Control+k');
    await becomes(() => box(page).evaluate((input) => input === document.activeElement), true);
  }),
);

test(
  'where the browser keeps nothing the search works, and the switch holds until the page is left',
  journey(async (page) => {
    await page.addInitScript(() => {
      for (const storage of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, storage, { get: () => assertRefused() });
      function assertRefused(): never {
        throw new DOMException('The reader allows no storage.', 'SecurityError');
      }
    });
    await page.goto('/terms/telemetry/');
    await page.keyboard.press('/');
    await slash(page).uncheck();
    await closeSearch(page);
    await opensNothing(page, '/');
    await page.keyboard.press('Control+k');
    await dialog(page).waitFor();
    assert.equal(await slash(page).isChecked(), false);

    // Here is no switch, so nothing that could not be switched off.
    await page.goto('/all/');
    await leadsNowhere(page);
    await page.keyboard.press('Control+k');
    await arrivesAt(page, 'Search');
  }),
);

test(
  'without scripts there is no switch, because there is nothing to switch',
  journey(
    async (page) => {
      await page.goto('/search/');
      assert.equal(await slash(page).count(), 0);
      assert.equal(await hint(page).isVisible(), false);
    },
    { javaScriptEnabled: false },
  ),
);

test(
  'with Shift the keys are those of the browser: Firefox opens its console',
  journey(async (page) => {
    await page.goto('/terms/telemetry/');
    for (const keys of ['Control+Shift+K', 'Meta+Shift+K']) await opensNothing(page, keys);
  }),
);

test(
  'no other single key does anything',
  journey(async (page) => {
    for (const path of ['/', '/terms/telemetry/', '/all/', '/a-z/']) {
      await page.goto(path);
      for (const sign of SIGNS.filter((one) => one !== '/')) await opensNothing(page, sign);
    }
  }),
);

/** How long a page may take to leave for another, in milliseconds. */
const LEAVING = 300;

/** Presses "/" on a page that has no search over it, where it would lead to the search page, and looks whether it leaves. */
async function leadsNowhere(page: Page): Promise<void> {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) asked.push(request.url());
  });
  await opensNothing(page, '/');
  await page.waitForTimeout(LEAVING);
  assert.deepEqual(asked, []);
}

/** Presses a key, and looks whether the page is still what it was: the address, the focus, what is open. */
async function opensNothing(page: Page, key: string): Promise<void> {
  const look = () =>
    page.evaluate(() => [
      location.href,
      document.activeElement?.outerHTML.slice(0, 80),
      document.querySelectorAll(':modal, :popover-open').length,
    ]);
  const before = await look();
  await page.keyboard.press(key);
  assert.deepEqual(await look(), before, `"${key}" does nothing`);
}
