import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { arrivesAt, becomes, journeys } from '../support/reader.ts';
import { answerTo, box, results, search, status } from '../support/search.ts';
import { sitemapPaths } from '../support/site.ts';

/** What of the search may not arrive, what is said then, and what the browser and Pagefind say. */
const LOST = [
  {
    what: 'the full text',
    files: '**/pagefind/**',
    apology: 'The full text cannot be searched right now; the names can.',
    provokes: [/^request failed, .*\/pagefind\/pagefind\.js/, /^console error: Failed to load resource/],
  },
  {
    what: 'the list of its files',
    files: '**/pagefind/pagefind-entry.json*',
    apology: 'The full text cannot be searched right now; the names can.',
    // The error is one of the worker's own, which Pagefind raises beside the answer that the page gets.
    provokes: [/^request failed/, /^console error: Failed to load Pagefind metadata/, /^error: .*Pagefind metadata/],
  },
  {
    what: 'the texts of its results',
    files: '**/*.pf_fragment',
    apology: 'The full text cannot be searched right now; the names can.',
    provokes: [/^request failed/],
  },
];

const journey = journeys();
const mainLink = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true });

for (const { what, files, apology, provokes } of LOST) {
  test(
    `when ${what} does not arrive, the names answer and the page says so; when it does again, it answers`,
    journey(
      async (page) => {
        await page.route(files, (route) => route.abort('failed'));
        await page.goto('/search/?q=slack');
        await page.getByText(apology).waitFor();
        assert.match((await results(page).first().textContent()) ?? '', /Slack chat/);

        await page.unroute(files);
        await box(page).fill('institutions');
        await becomes(async () => (await results(page).count()) > 0, true);
        assert.equal(await page.getByText(apology).isVisible(), false);
      },
      { provokes },
    ),
  );
}

test(
  'when the names do not arrive, or only half of them, or something else, the text answers and the page says so',
  journey(
    async (page) => {
      for (const cut of [
        (route: Route) => route.abort('failed'),
        (route: Route) => route.fulfill({ body: '[[[0,"slack"' }),
        (route: Route) => route.fulfill({ json: {} }),
      ]) {
        await page.route('**/names.json*', cut);
        await page.goto('/search/?q=slack');
        await page.getByText('The names could not be loaded; the full text is searched instead.').waitFor();
        await becomes(async () => (await results(page).count()) > 0, true);
        await page.unroute('**/names.json*');
      }
    },
    { provokes: [/^request failed, .*names\.json/, /^console error: Failed to load resource/] },
  ),
);

/** What a file of Pagefind may be instead of itself. */
const SPOILT: { what: string; spoil: (body: Buffer) => Buffer }[] = [
  { what: 'cut in the middle', spoil: (body) => body.subarray(0, body.length / 2) },
  { what: 'empty', spoil: () => Buffer.alloc(0) },
  { what: 'a page that says "not found"', spoil: () => Buffer.from('<!doctype html><title>Not found</title>') },
];

for (const { what, spoil } of SPOILT) {
  test(
    `when the files of the full text are ${what}, the names answer, nothing is announced for ever as on its way`,
    journey(
      async (page) => {
        await page.route(/\.pf_(fragment|index|meta)/, async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, body: spoil(await response.body()) });
        });
        await page.goto('/search/?q=slack');
        await answerTo(page, 'slack');
        assert.match((await results(page).first().textContent()) ?? '', /Slack chat/);
        await page.getByText('The full text cannot be searched right now; the names can.').waitFor();
      },
      { mayProvoke: [/./] },
    ),
  );
}

test(
  'when the files of the full text are of an older build, the names answer and the page says so',
  journey(
    async (page) => {
      // The list of files names others than there are.
      await page.route('**/pagefind-entry.json*', async (route) => {
        const response = await route.fetch();
        const text = (await response.text()).replace(/"hash":"[^"]+"/g, '"hash":"en_0000000000"');
        await route.fulfill({ response, body: text });
      });
      await page.goto('/search/?q=slack');
      await page.getByText('The full text cannot be searched right now; the names can.').waitFor();
      assert.match((await results(page).first().textContent()) ?? '', /Slack chat/);
    },
    { mayProvoke: [/./] },
  ),
);

test(
  'a reader who loses the connection after the first answer still finds every name',
  journey(
    async (page) => {
      await page.goto('/search/?q=slack');
      await answerTo(page, 'slack');
      await page.context().setOffline(true);
      await search(page, 'telemetry');
      assert.match((await results(page).first().textContent()) ?? '', /Telemetry/);
      await page.context().setOffline(false);
    },
    { mayProvoke: [/^request failed/, /^console error: Failed to load resource/] },
  ),
);

test(
  'when the full text neither arrives nor fails, the page says after a while that it is missing, and shows it when it comes',
  journey(async (page) => {
    await page.route(/pagefind/, () => undefined);
    await page.goto('/search/?q=qqqqzz');
    await page.getByText('The full text cannot be searched right now; the names can.').waitFor();
    assert.ok(await page.locator('[data-part=nothing]').getByRole('link', { name: 'A to Z' }).isVisible());
    await search(page, 'decommissioned');
    await page.getByText('The full text cannot be searched right now').waitFor();
    const before = await results(page).count();
    await page.unroute(/pagefind/);
    await becomes(async () => (await results(page).count()) > before, true);
    await becomes(() => page.getByText('The full text cannot be searched right now').isVisible(), false);
  }),
);

test(
  'when neither names nor text arrive, that is all the page says',
  journey(
    async (page) => {
      await page.route(/names\.json|pagefind/, (route) => route.abort('failed'));
      await page.goto('/search/?q=slack');
      await becomes(() => status(page).textContent(), 'The search could not be loaded for “slack”.');
      assert.equal(await page.getByText('is searched instead').isVisible(), false);
      assert.equal(await page.getByText('the names can').isVisible(), false);
      assert.ok(await page.locator('[data-part=nothing]').getByRole('link', { name: 'A to Z' }).isVisible());
    },
    { provokes: [/^request failed/, /^console error: Failed to load resource/] },
  ),
);

test(
  'when the code of the search does not arrive, the page says so and leads elsewhere; the next letter is a new try',
  journey(
    async (page) => {
      await page.route('**/_astro/search-view.*', (route) => route.abort('failed'));
      await page.goto('/terms/telemetry/');
      await page.keyboard.press('/');
      await page.getByText('Not loaded. Enter tries again.').waitFor();
      assert.ok(await page.getByRole('dialog').getByRole('link', { name: 'A to Z' }).isVisible());
      await page.unroute('**/_astro/search-view.*');
      await page.keyboard.type('slack');
      await answerTo(page, 'slack');
      assert.match((await results(page).first().textContent()) ?? '', /Slack chat/);
      assert.equal(await page.getByRole('dialog').getByRole('link', { name: 'A to Z' }).isVisible(), false);
    },
    { provokes: [/^request failed, .*search-view/, /^console error: Failed to load resource/] },
  ),
);

test(
  'when a newer build has taken the place of the code, Enter leads to the search page with the question',
  journey(
    async (page) => {
      // The page of the search is of the newer build.
      await page.route('**/_astro/search-view.*', (route) =>
        new URL(page.url()).pathname === '/search/'
          ? route.continue()
          : route.fulfill({ status: 404, body: 'Not found' }),
      );
      await page.goto('/terms/telemetry/');
      await page.keyboard.press('/');
      await page.getByText('Not loaded.').waitFor();
      await page.keyboard.type('slack');
      await page.keyboard.press('Enter');
      await arrivesAt(page, 'Search');
      await answerTo(page, 'slack');
    },
    { provokes: [/^answer 404: .*search-view/, /^console error: Failed to load resource/] },
  ),
);

test(
  'when the code of the letters does not arrive, the page says so; the next answer is a new try',
  journey(
    async (page) => {
      await page.route('**/_astro/ready-form.*', (route) => route.abort('failed'));
      await page.goto('/bring-your-project/');
      const name = page.getByRole('textbox', { name: 'Name of the project' });
      await name.fill('Lamp');
      await page.getByText('The letters cannot be filled in.').waitFor();
      await page.unroute('**/_astro/ready-form.*');
      await name.fill('Lamp round');
      await becomes(
        () =>
          page
            .locator('textarea[name^="letter."]')
            .first()
            .inputValue()
            .then((letter) => letter.includes('Lamp round')),
        true,
      );
      assert.equal(await page.getByText('The letters cannot be filled in.').isVisible(), false);
    },
    { provokes: [/^request failed, .*ready-form/, /^console error: Failed to load resource/] },
  ),
);

test(
  'when what comes after the first answer does not arrive, the names answer, and the next letter is a new try',
  journey(
    async (page) => {
      await page.route('**/_astro/search-later.*', (route) => route.abort('failed'));
      await page.goto('/search/?q=slack');
      await page.getByText('The full text cannot be searched right now; the names can.').waitFor();
      await answerTo(page, 'slack');
      assert.match((await results(page).first().textContent()) ?? '', /Slack chat/);
      await page.unroute('**/_astro/search-later.*');
      await search(page, 'institutions');
      assert.ok((await results(page).count()) > 0);
      assert.equal(await page.getByText('cannot be searched').isVisible(), false);
    },
    { provokes: [/^request failed, .*search-later/, /^console error: Failed to load resource/] },
  ),
);

test(
  'names that did not arrive are fetched again with the next letter',
  journey(
    async (page) => {
      await page.route('**/names.json*', (route) => route.abort('failed'));
      await page.goto('/search/?q=wensda');
      await page.getByText('The names could not be loaded; the full text is searched instead.').waitFor();
      await page.unroute('**/names.json*');
      await box(page).pressSequentially('y');
      await becomes(async () => (await results(page).first().textContent())?.includes('Project Coordination'), true);
      await becomes(() => page.getByText('The names could not be loaded').isVisible(), false);
    },
    { provokes: [/^request failed, .*names\.json/, /^console error: Failed to load resource/] },
  ),
);

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

      await box(page).fill('slack');
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
