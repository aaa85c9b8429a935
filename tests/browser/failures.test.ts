import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { arrivesAt, becomes, journeys } from '../support/reader.ts';
import { sitemapPaths } from '../support/site.ts';

const APOLOGY = 'The search could not be loaded. These pages help without it.';
/** What of the search may not arrive, and what the browser and Pagefind say when it does not. */
const LOST = [
  {
    what: 'all of the search',
    files: '**/pagefind/**',
    provokes: [/^request failed, .*\/pagefind\/pagefind\.js$/, /^console error: Failed to load resource/],
  },
  {
    what: 'the list of its files',
    files: '**/pagefind/pagefind-entry.json*',
    // The error is one of the worker's own, which Pagefind raises beside the answer that the page gets.
    provokes: [/^request failed/, /^console error: Failed to load Pagefind metadata/, /^error: .*Pagefind metadata/],
  },
  { what: 'the texts of its results', files: '**/*.pf_fragment', provokes: [/^request failed/] },
];

const journey = journeys();
const status = (page: Page) => page.getByRole('status');
const links = (page: Page) => page.locator('[data-search-result]').getByRole('link');
const mainLink = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true });

for (const { what, files, provokes } of LOST) {
  test(
    `when ${what} does not arrive, the page says so and shows ways out; when it does again, it answers`,
    journey(
      async (page) => {
        await page.route(files, (route) => route.abort('failed'));
        await page.goto('/search/?q=slack');
        await becomes(() => status(page).textContent(), APOLOGY);
        assert.equal(await links(page).count(), 0);
        await mainLink(page, 'A to Z').waitFor();
        await mainLink(page, 'The whole guide').waitFor();

        await page.unroute(files);
        await page.getByRole('searchbox').press('Enter');
        await becomes(() => links(page).first().textContent(), 'Slack chat');
        assert.equal(await mainLink(page, 'A to Z').isVisible(), false);
      },
      { provokes },
    ),
  );
}

test(
  'without scripts the search box of home leads to the names from A to Z',
  journey(
    async (page) => {
      await page.goto('/');
      await page.getByRole('searchbox').fill('slack');
      await page.getByRole('button', { name: 'Search' }).click();
      await arrivesAt(page, 'A to Z');
      await mainLink(page, 'Slack chat').first().click();
      await arrivesAt(page, 'Slack chat');
    },
    { javaScriptEnabled: false },
  ),
);

test(
  'without scripts the search page says what to do instead',
  journey(
    async (page) => {
      await page.goto('/search/');
      // Playwright takes what is in <noscript> for hidden, so it cannot be found by its role.
      const advice = page.locator('noscript p');
      assert.match(await advice.innerText(), /^Searching needs scripts, which are off\./);
      const ways = await advice.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      assert.deepEqual(ways, ['/a-z/', '/all/']);

      await page.getByRole('searchbox').fill('slack');
      await page.keyboard.press('Enter');
      await arrivesAt(page, 'A to Z');
    },
    { javaScriptEnabled: false },
  ),
);

test(
  'without scripts every page can be read, and its evidence opens',
  journey(
    async (page, { folder }) => {
      for (const path of await sitemapPaths(folder)) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        const text = await page.getByRole('main').innerText();
        assert.ok(text.length > 200, `${path} says something`);
        for (const details of await page.getByRole('main').locator('details').all()) {
          const evidence = details.locator('summary + *');
          assert.equal(await evidence.isVisible(), false, `the evidence on ${path} is closed`);
          await details.locator('summary').click();
          assert.ok(await evidence.isVisible(), `the evidence on ${path} opens`);
        }
      }
    },
    { javaScriptEnabled: false },
  ),
);
