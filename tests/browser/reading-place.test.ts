import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { contentOfGuide } from '../support/content.ts';
import { arrivesAt, journeys } from '../support/reader.ts';

const content = await contentOfGuide();
/** Home, the lists, and the entries, but the steps, which are read on the page of their list. */
const PAGES =
  1 + content.collections.length + content.entries.filter(({ collection }) => collection !== 'steps').length;

const journey = journeys();
const offer = (page: Page) => page.getByText('Go on where you were:');
const instead = (page: Page) => page.getByText('Reading it all takes');

/** Where the parts of home stand, from top to bottom, in CSS pixels. */
const places = (page: Page) =>
  page.locator('main section, main nav').evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().top));

test(
  'home offers to go on with the page that was read last, and nothing else on it moves',
  journey(async (page) => {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/');
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      assert.ok(await instead(page).isVisible());
      assert.equal(await offer(page).isVisible(), false, 'nobody has begun');
      const before = await places(page);

      await page.goto('/terms/');
      await page.goto('/terms/free-but-commitment/');
      await page.goto('/about/');
      await page.goto('/');
      assert.equal(await instead(page).isVisible(), false);
      assert.deepEqual(await places(page), before, `at ${width} px`);
      await offer(page).getByRole('link', { name: 'Free, but the cost is commitment' }).click();
      await arrivesAt(page, 'Free, but the cost is commitment');
    }
  }),
);

test(
  'who has read the last page is not told to go on with it, and finds other ways there',
  journey(async (page) => {
    await page.goto('/terms/telemetry/');
    const way = page.getByRole('navigation', { name: 'Reading order' });
    assert.match(
      (await way.textContent())?.replace(/\s+/g, ' ') ?? '',
      new RegExp(`${PAGES} of ${PAGES}, and that is all of it\\.`),
    );
    await page.goto('/');
    assert.equal(await offer(page).isVisible(), false);
    await page.goBack();
    const further = page.getByRole('main').locator('p', { hasText: 'Where to now?' });
    for (const onwards of ['Bring your project', 'Channels', 'the beginning'])
      assert.ok(await further.getByRole('link', { name: onwards, exact: true }).isVisible(), onwards);
  }),
);

test(
  'home and the pages after it agree on how long reading takes, and each says how far it is under its title too',
  journey(async (page) => {
    const minutesIn = (words: string | null) => Number(/about (\d+) minutes/.exec(words ?? '')?.[1]);
    await page.goto('/');
    const whole = minutesIn(await instead(page).textContent());
    await page.goto('/concepts/');
    const left = minutesIn(await page.getByRole('navigation', { name: 'Reading order' }).textContent());
    assert.ok(left <= whole && whole <= left + 2, `${whole} minutes, then ${left}`);
    await page.goto('/terms/no-sla/');
    const way = await page.getByRole('navigation', { name: 'Reading order' }).textContent();
    const [place = ''] = new RegExp(`\\d+ of ${PAGES}`).exec(way ?? '') ?? [];
    assert.notEqual(place, '');
    assert.ok(await page.getByRole('main').getByText(`page ${place}`).isVisible());
  }),
);

test(
  'who comes back to home by the history is offered what was read in between',
  journey(async (page) => {
    await page.goto('/');
    await page.goto('/channels/slack/');
    await page.goBack();
    await arrivesAt(page, 'Getting started with Operate First');
    await offer(page).getByRole('link', { name: 'Slack chat' }).waitFor();
  }),
);

test(
  'a reader can have the place forgotten, and is not left without a place for the keyboard',
  journey(async (page) => {
    await page.goto('/channels/slack/');
    await page.goto('/');
    await offer(page).getByRole('button', { name: 'Forget' }).press('Enter');
    assert.equal(await offer(page).isVisible(), false);
    assert.ok(await instead(page).evaluate((line) => line === document.activeElement));
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    await page.reload();
    assert.equal(await offer(page).isVisible(), false);
  }),
);

test(
  'what is kept is never sent, and a page that is no more is not offered',
  journey(async (page) => {
    await page.goto('/channels/slack/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
    await page.goto('/');
    await offer(page).waitFor();
    const home = page.url();
    assert.deepEqual(
      asked.filter((request) => request !== `GET ${home}favicon.svg `),
      [`GET ${home} `],
    );
    for (const gone of ['/channels/gone/', 'constructor', '//elsewhere.example/', 'javascript:alert(1)']) {
      await page.evaluate((place) => localStorage.setItem('/place', place), gone);
      await page.reload();
      assert.equal(await offer(page).isVisible(), false, gone);
      assert.ok(await instead(page).isVisible(), gone);
    }
  }),
);

test(
  'where a browser keeps nothing, nothing is offered, and nobody complains',
  journey(async (page) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('No storage here.', 'SecurityError');
        },
      });
    });
    await page.goto('/channels/slack/');
    await page.goto('/');
    assert.equal(await offer(page).isVisible(), false);
    assert.ok(await instead(page).isVisible());
  }),
);

test(
  'without scripts home says how long reading takes',
  journey(
    async (page) => {
      await page.goto('/channels/slack/');
      await page.goto('/');
      assert.ok(await instead(page).isVisible());
      assert.equal(await offer(page).isVisible(), false);
    },
    { javaScriptEnabled: false },
  ),
);
