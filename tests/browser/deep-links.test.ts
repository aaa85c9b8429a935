import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { arrivesAt, becomes, isInWindow, journeys } from '../support/reader.ts';

const DEEP_LINKS = [
  { link: '/bring-your-project/#onboard-to-a-cluster', heading: 'Onboard to a cluster' },
  { link: '/terms/telemetry/#what-is-not-said', heading: 'What is not said' },
  { link: '/channels/#three-mailing-lists', heading: 'Three mailing lists' },
  { link: '/about/#what-the-states-mean', heading: 'What the states mean' },
  { link: '/channels/slack/#two-addresses-without-encryption', heading: 'Two addresses without encryption' },
  { link: '/concepts/operate-first/#in-the-source', heading: 'In the source' },
  { link: '/all/#telemetry', heading: 'Telemetry' },
];
const WINDOWS = [
  { name: 'a phone', viewport: { width: 360, height: 640 } },
  { name: 'a laptop', viewport: { width: 1280, height: 720 } },
];
const UNKNOWN_FRAGMENTS = ['#', '#nothing-here', '#%E0%A4%A', '#"><img src=x>', `#${'x'.repeat(5_000)}`];
const UNKNOWN_ADDRESSES = ['/nothing-here/', '/terms/nothing/here/at/all', '/channels/slack/index.htm'];

const journey = journeys();

for (const { link, heading } of DEEP_LINKS) {
  for (const { name, viewport } of WINDOWS) {
    test(
      `${link} lands at "${heading}" on ${name}`,
      journey(
        async (page) => {
          await page.goto(link);
          await becomes(() => isInWindow(page.getByRole('heading', { name: heading, exact: true })), true);
        },
        { viewport },
      ),
    );
  }
}

test(
  'a fragment that does not exist does no harm: the page opens at its beginning',
  journey(async (page) => {
    for (const fragment of UNKNOWN_FRAGMENTS) {
      await page.goto(`/terms/telemetry/${fragment}`);
      await arrivesAt(page, 'Telemetry');
      assert.equal(await page.evaluate(() => scrollY), 0, fragment);
      await page.goto('/');
    }
  }),
);

for (const address of UNKNOWN_ADDRESSES) {
  test(
    `${address} does not exist, and says so with a search and all names`,
    journey(
      async (page) => {
        assert.equal((await page.goto(address))?.status(), 404);
        await arrivesAt(page, 'This page does not exist');
        await lookUp(page, 'slack');
        await page.goto(address);
        await page.getByRole('main').getByRole('link', { name: 'A to Z' }).click();
        await arrivesAt(page, 'A to Z');
      },
      { provokes: [/^answer 404: /, /^console error: Failed to load resource: .* 404/] },
    ),
  );
}

async function lookUp(page: Page, query: string): Promise<void> {
  await page.getByRole('searchbox').fill(query);
  await page.getByRole('button', { name: 'Search' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: `for “${query}”.` })
    .waitFor();
}

test(
  'an address with a slip is one press away from what was meant',
  journey(
    async (page) => {
      await page.goto('/channels/slakc/');
      await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
      await arrivesAt(page, 'Search');
      await becomes(
        () => page.locator('[data-search-result]').first().getAttribute('data-search-key'),
        'channels/slack',
      );
    },
    { provokes: [/^answer 404: /, /^console error: Failed to load resource: .* 404/] },
  ),
);

test(
  'the search box of the page that does not exist is empty where nothing was looked for, and never in the way of signs',
  journey(
    async (page) => {
      const box = page.getByRole('main').getByRole('searchbox');
      await page.goto('/404.html');
      await becomes(() => box.inputValue(), '');
      await page.goto('/%E0%A4%A/"><img%20src=x>');
      assert.equal(await page.getByRole('main').locator('img').count(), 0);
      await becomes(() => box.inputValue(), 'img src x');
    },
    { provokes: [/^answer 40[04]: /, /^console error: Failed to load resource: .* 40[04]/] },
  ),
);
