import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { arrivesAt, becomes, journeys } from '../support/reader.ts';
import {
  addressOf,
  answerTo,
  box,
  closeSearch,
  filter,
  isFocused,
  list,
  options,
  results,
  search,
  status,
  titles,
} from '../support/search.ts';

/** The last as it is with the Caps Lock. */
const SHORTCUTS = ['/', 'Control+k', 'Meta+k', 'Control+K'];
/** What a reader may do instead of waiting for a result to open. */
const WITHDRAWN: { what: string; takeBack: (page: Page) => Promise<unknown> }[] = [
  { what: 'Escape', takeBack: (page) => page.keyboard.press('Escape') },
  { what: 'another letter', takeBack: (page) => page.keyboard.type(' c') },
  { what: 'a filter', takeBack: (page) => filter(page, 'Look in').selectOption('channels') },
];

const journey = journeys();

for (const shortcut of SHORTCUTS) {
  test(
    `${shortcut} opens the search over an entry, ready to type, and Escape leads back`,
    journey(async (page) => {
      await page.goto('/terms/telemetry/');
      await page.keyboard.press(shortcut);
      await becomes(() => isFocused(page), true);
      await page.keyboard.type('standup');
      await answerTo(page, 'standup');
      assert.equal(addressOf(page), '/terms/telemetry/', 'the page stays');
      await closeSearch(page);
      await page.keyboard.press(shortcut);
      await becomes(() => box(page).inputValue(), 'standup');
    }),
  );
}

test(
  'where the whole guide is on one page, the shortcut leads to the search page',
  journey(async (page) => {
    await page.goto('/all/');
    await page.keyboard.press('/');
    await arrivesAt(page, 'Search');
    await becomes(() => isFocused(page), true);
  }),
);

test(
  'the button opens the search, Enter opens the first result, and the next page remembers what was asked',
  journey(async (page) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Search' }).click();
    await becomes(() => isFocused(page), true);
    await page.keyboard.type('wensday');
    await answerTo(page, 'wensday');
    await page.keyboard.press('Enter');
    await arrivesAt(page, 'Project Coordination meeting');
    await page.keyboard.press('/');
    await becomes(() => box(page).inputValue(), 'wensday');
    await answerTo(page, 'wensday');
  }),
);

test(
  'Enter pressed before anything has arrived opens the first result as soon as it is there',
  journey(async (page) => {
    const late = Promise.withResolvers<void>();
    await page.route('**/names.json*', async (route) => {
      await late.promise;
      await route.continue();
    });
    await page.route('**/pagefind/**', (route) => route.abort('aborted'));
    await page.goto('/');
    await page.keyboard.press('/');
    await page.keyboard.type('slack');
    await becomes(() => list(page).getAttribute('aria-busy'), 'true');
    await page.keyboard.press('Enter');
    late.resolve();
    await arrivesAt(page, 'Slack chat');
  }),
);

for (const { what, takeBack } of WITHDRAWN) {
  test(
    `Enter pressed before anything has arrived opens nothing after ${what}`,
    journey(async (page) => {
      const late = Promise.withResolvers<void>();
      await page.route('**/names.json*', async (route) => {
        await late.promise;
        await route.continue();
      });
      await page.goto('/terms/telemetry/');
      await page.keyboard.press('/');
      await page.keyboard.type('slack');
      await becomes(() => list(page).getAttribute('aria-busy'), 'true');
      await page.keyboard.press('Enter');
      await takeBack(page);
      late.resolve();
      await becomes(
        () =>
          list(page)
            .locator('[data-search-result]')
            .count()
            .then((count) => count > 0),
        true,
      );
      await page.waitForTimeout(300);
      assert.equal(addressOf(page), '/terms/telemetry/');
    }),
  );
}

test(
  'Enter pressed before even the code has arrived leads to the search page, which answers',
  journey(async (page) => {
    const late = Promise.withResolvers<void>();
    await page.route('**/_astro/search-view.*', async (route) => {
      await late.promise;
      // The page that asked for it may be gone.
      await route.continue().catch(() => undefined);
    });
    await page.goto('/');
    await page.keyboard.press('/');
    await page.keyboard.type('slack');
    await page.keyboard.press('Enter');
    late.resolve();
    await arrivesAt(page, 'Search');
    await answerTo(page, 'slack');
    assert.equal((await titles(page))[0], 'Slack chat');
  }),
);

test(
  '/ is a slash where one types, and a shortcut elsewhere',
  journey(async (page) => {
    await page.goto('/search/');
    await box(page).pressSequentially('MOC/ODH');
    assert.equal(await box(page).inputValue(), 'MOC/ODH');
    await answerTo(page, 'MOC/ODH');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link').first().focus();
    await page.keyboard.press('/');
    await becomes(() => isFocused(page), true);
    assert.equal(await box(page).inputValue(), 'MOC/ODH');
  }),
);

test(
  'arrows choose among the results while the box keeps the focus, round and round; Home goes back to the text',
  journey(async (page) => {
    await page.goto('/search/?q=openinfralabs');
    const count = await answerTo(page, 'openinfralabs');
    assert.ok(count > 2);
    await box(page).focus();
    const chosen = async () => {
      const id = await box(page).getAttribute('aria-activedescendant');
      const at = await options(page).evaluateAll((items, wanted) => items.findIndex((item) => item.id === wanted), id);
      const selected = await options(page).evaluateAll((items) =>
        items.flatMap((item, index) => (item.getAttribute('aria-selected') === 'true' ? [index] : [])),
      );
      assert.deepEqual(selected, at < 0 ? [] : [at]);
      assert.ok(await isFocused(page));
      return at;
    };
    for (const [key, place] of [
      ['ArrowDown', 0],
      ['ArrowDown', 1],
      ['ArrowUp', 0],
      ['ArrowUp', -1],
      ['ArrowUp', count - 1],
      ['ArrowDown', -1],
      ['ArrowDown', 0],
      ['Home', -1],
      ['ArrowDown', 0],
    ] as const) {
      await page.keyboard.press(key);
      assert.equal(await chosen(), place, key);
    }
    await page.keyboard.press('Enter');
    await arrivesAt(page, 'Openinfralabs list');
  }),
);

test(
  'Control and Enter open a result in a new tab',
  journey(async (page) => {
    await page.goto('/search/?q=slack');
    await answerTo(page, 'slack');
    await box(page).focus();
    const opened = page.context().waitForEvent('page');
    await page.keyboard.press('Control+Enter');
    await arrivesAt(await opened, 'Slack chat');
    assert.equal(addressOf(page), '/search/?q=slack');
  }),
);

test(
  'the link to a search can be copied, and that to the result that is chosen',
  journey(
    async (page) => {
      await page.goto('/search/?q=slack');
      await answerTo(page, 'slack');
      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      await page.getByRole('button', { name: 'Copy link to this search' }).click();
      await page.getByRole('status').getByText('Copied').waitFor();
      assert.equal(await copied(), page.url());
      await box(page).press('ArrowDown');
      await page.getByRole('button', { name: 'Copy link to “Slack chat”' }).click();
      await page.getByRole('status').getByText('Copied').waitFor();
      assert.equal(new URL(await copied()).pathname, '/channels/slack/');
      // The mark beside a result is for the pointer; the keyboard has the button above.
      const beside = results(page).nth(1).locator('button');
      await beside.click();
      await becomes(() => beside.textContent(), 'Copied');
      const second = await options(page).nth(1).getAttribute('href');
      await becomes(async () => (await copied()).endsWith(second ?? 'a link'), true);
      await becomes(() => beside.textContent(), 'Copy link');
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ),
);

test(
  'the link to a search that was made in the dialog leads to the page of the search',
  journey(
    async (page, { url }) => {
      await page.goto('/terms/telemetry/');
      await page.keyboard.press('/');
      await search(page, 'slack');
      await page.getByRole('button', { name: 'Copy link to this search' }).click();
      await page.getByRole('status').getByText('Copied').waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${url}search/?q=slack`);
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ),
);

test(
  'the button beside the box says which result it opens, and what is missing when there is none',
  journey(async (page) => {
    await page.goto('/terms/telemetry/');
    await page.keyboard.press('/');
    const first = page.getByRole('button', { name: 'Open first', exact: true });
    // Not before the search has answered once: until its code is there, the button leads to the search page.
    await search(page, 'pineapple');
    await first.click();
    assert.equal(await status(page).textContent(), 'Nothing found for “pineapple”.');
    assert.ok(await isFocused(page));
    await box(page).fill('');
    await first.click();
    await becomes(() => status(page).textContent(), 'Type what you are looking for first.');
    assert.ok(await isFocused(page));
    await search(page, 'openinfralabs');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const second = await options(page).nth(1).getAttribute('href');
    await page.getByRole('button', { name: 'Open this', exact: true }).click();
    await becomes(() => addressOf(page), second);
  }),
);

test(
  'words that are still being composed are not searched; finished ones are, without another key',
  journey(async (page) => {
    await page.clock.install();
    await page.goto('/search/?q=telemetry');
    await answerTo(page, 'telemetry');
    await page.keyboard.press('End');
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send('Input.imeSetComposition', { text: 'sl', selectionStart: 2, selectionEnd: 2 });
    assert.equal(await box(page).inputValue(), 'telemetrysl');
    await page.clock.runFor(1_000);
    assert.equal(addressOf(page), '/search/?q=telemetry');
    assert.match((await status(page).textContent()) ?? '', /“telemetry”/);
    await page.keyboard.press('ArrowDown');
    assert.ok(await isFocused(page), 'arrows choose among the words that the keyboard proposes');

    await keyboard.send('Input.insertText', { text: 'slack' });
    await answerTo(page, 'telemetryslack');
  }),
);

test(
  'the Enter that confirms a composed word is not one for the results',
  journey(async (page) => {
    await page.goto('/search/');
    await search(page, 'slack');
    await page.keyboard.press('ArrowDown');
    // Safari ends the composition first, and says so by nothing but this code.
    const isTaken = await box(page).evaluate((input) => {
      const enter = { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true };
      return !input.dispatchEvent(new KeyboardEvent('keydown', enter));
    });
    assert.equal(isTaken, false);
  }),
);
