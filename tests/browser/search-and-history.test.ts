import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivesAt, becomes, isInWindow, journeys } from '../support/reader.ts';
import {
  addressOf,
  answerTo,
  box,
  closeSearch,
  filter,
  isFocused,
  options,
  search,
  titles,
} from '../support/search.ts';

const journey = journeys();

test(
  'a search has an address, which a reload and a bookmark bring back',
  journey(async (page) => {
    await page.goto('/search/');
    await search(page, 'mailing');
    await filter(page, 'Look in').selectOption({ value: 'channels' });
    await page.waitForURL('**/search/?q=mailing&kind=channels');
    const found = await answerTo(page, 'mailing');
    const seen = await titles(page);

    await page.reload();
    assert.equal(await answerTo(page, 'mailing'), found);
    assert.equal(await box(page).inputValue(), 'mailing');
    assert.equal(await filter(page, 'Look in').inputValue(), 'channels');
    assert.deepEqual(await titles(page), seen);
  }),
);

test(
  'of a text that was pasted the address has so much that a reload still works',
  journey(async (page) => {
    await page.goto('/search/');
    await box(page).fill('検'.repeat(6_000));
    await becomes(() => new URL(page.url()).searchParams.get('q')?.startsWith('検検'), true);
    assert.ok(page.url().length < 4_000, `${page.url().length} characters`);
    assert.equal((await page.reload())?.status(), 200);
    await becomes(async () => (await box(page).inputValue()).startsWith('検検'), true);
  }),
);

test(
  'back leads from a result to the search as it was, and to the page before it',
  journey(async (page) => {
    await page.goto('/');
    await page.goto('/search/');
    await search(page, 'telemetry');
    await filter(page, 'Look in').selectOption({ value: 'terms' });
    await answerTo(page, 'telemetry');
    await options(page).first().click();
    await arrivesAt(page, 'Telemetry');
    await page.goBack();
    await becomes(() => addressOf(page), '/search/?q=telemetry&kind=terms');
    await answerTo(page, 'telemetry');
    assert.equal(await filter(page, 'Look in').inputValue(), 'terms');
    await filter(page, 'Look in').selectOption({ value: 'steps' });
    await answerTo(page, 'telemetry');
    await page.goBack();
    await becomes(() => filter(page, 'Look in').inputValue(), 'terms');
    await page.goBack();
    await arrivesAt(page, 'Getting started with Operate First');
  }),
);

test(
  'back from a result opens the dialog again, with the question and the result that was opened; closed, it stays closed',
  journey(async (page) => {
    await page.goto('/terms/telemetry/');
    await page.keyboard.press('/');
    await page.keyboard.type('mailing');
    await answerTo(page, 'mailing');
    await filter(page, 'Look in').selectOption({ value: 'channels' });
    await answerTo(page, 'mailing');
    await options(page).nth(1).click();
    await page.waitForURL('**/channels/**');
    await page.goBack();
    await page.getByRole('dialog').waitFor();
    await answerTo(page, 'mailing');
    assert.equal(await box(page).inputValue(), 'mailing');
    assert.equal(await filter(page, 'Look in').inputValue(), 'channels');
    assert.equal(await options(page).nth(1).getAttribute('aria-selected'), 'true');

    await closeSearch(page);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await page.getByRole('dialog').count(), 0);
  }),
);

test(
  'a result on the same page uncovers it',
  journey(async (page) => {
    await page.goto('/bring-your-project/');
    await page.keyboard.press('/');
    await page.keyboard.type('step 3');
    await answerTo(page, 'step 3');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/bring-your-project/#onboard-to-a-cluster');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await becomes(() => isInWindow(page.getByRole('heading', { name: 'Onboard to a cluster', exact: true })), true);
  }),
);

test(
  'where a browser lets no address be written, the search answers and leads to its results',
  journey(async (page) => {
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('Too many calls', 'SecurityError');
      };
      history.replaceState = refuse;
      history.pushState = refuse;
    });
    await page.goto('/search/');
    for (const query of ['telemetry', 'slack']) await search(page, query);
    await page.keyboard.press('Enter');
    await arrivesAt(page, 'Slack chat');
  }),
);

test(
  'an address is written once for letters that follow each other',
  journey(async (page) => {
    await page.addInitScript(() => {
      const replace = history.replaceState.bind(history);
      Object.assign(window, { shift: 0 });
      history.replaceState = (...change) => {
        window.shift += 1;
        replace(...change);
      };
    });
    await page.goto('/search/');
    await search(page, 'slack');
    const before = await page.evaluate(() => window.shift);
    await box(page).evaluate((input: HTMLInputElement) => {
      for (const letter of ' the chat of the community'.repeat(4)) {
        input.value += letter;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
    });
    await becomes(() => new URL(page.url()).searchParams.get('q')?.endsWith('community'), true);
    assert.ok((await page.evaluate(() => window.shift)) - before <= 2);
  }),
);

test(
  'what is typed over a question that stands in the address is a step, whatever was typed in between is none',
  journey(async (page) => {
    await page.goto('/');
    await page.goto('/search/?q=slack');
    await answerTo(page, 'slack');
    await box(page).fill('');
    await box(page).pressSequentially('telemetry');
    await answerTo(page, 'telemetry');
    await becomes(() => addressOf(page), '/search/?q=telemetry');
    await page.goBack();
    await answerTo(page, 'slack');
    assert.equal(await box(page).inputValue(), 'slack');
    await page.goBack();
    await arrivesAt(page, 'Getting started with Operate First');
  }),
);

test(
  'an address that is written in another way is the same question: opening a result adds no step',
  journey(async (page) => {
    await page.goto('/');
    await page.goto('/search/?kind=&q=mailing%20list');
    await answerTo(page, 'mailing list');
    await options(page).first().click();
    await arrivesAt(page, 'General mailing list');
    await page.goBack();
    await answerTo(page, 'mailing list');
    await page.goBack();
    await arrivesAt(page, 'Getting started with Operate First');
  }),
);

test(
  'back leads to the question that was asked on that page, not to one of another',
  journey(async (page) => {
    await page.goto('/terms/telemetry/');
    await page.keyboard.press('/');
    await becomes(() => isFocused(page), true);
    await page.keyboard.type('slack');
    await answerTo(page, 'slack');
    await page.keyboard.press('Enter');
    await arrivesAt(page, 'Slack chat');
    await page.keyboard.press('/');
    await becomes(() => box(page).inputValue(), 'slack');
    await search(page, 'wednesday');
    await page.keyboard.press('Escape');
    await page.goBack();
    await arrivesAt(page, 'Telemetry');
    await answerTo(page, 'slack');
    assert.equal(await box(page).inputValue(), 'slack');
    assert.equal(await options(page).first().getAttribute('aria-selected'), 'true');
  }),
);

test(
  'a page that the browser kept whole shows what was asked last',
  journey(async (page) => {
    await page.goto('/terms/telemetry/');
    await page.keyboard.press('/');
    await becomes(() => isFocused(page), true);
    await search(page, 'slack');
    await closeSearch(page);
    // What another page has kept meanwhile; browsers that are driven from outside keep no page whole.
    await page.evaluate(() => {
      sessionStorage.setItem('/search', JSON.stringify({ q: 'wednesday', kind: 'meetings', state: '' }));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await page.keyboard.press('/');
    await answerTo(page, 'wednesday');
    assert.equal(await filter(page, 'Look in').inputValue(), 'meetings');
  }),
);

test(
  'a dialog that back has opened and a reader has closed stays closed, though its code never came',
  journey(
    async (page) => {
      await page.goto('/terms/telemetry/');
      await page.keyboard.press('/');
      await becomes(() => isFocused(page), true);
      await search(page, 'slack');
      await page.keyboard.press('Enter');
      await arrivesAt(page, 'Slack chat');
      await page.route('**/_astro/search-view.*', (route) => route.abort('failed'));
      await page.goBack();
      await page.getByRole('dialog').waitFor();
      await closeSearch(page);
      await page.reload();
      await arrivesAt(page, 'Telemetry');
      assert.equal(await page.getByRole('dialog').count(), 0);
    },
    { mayProvoke: [/^request failed, .*search-view/, /^console error: Failed to load resource/] },
  ),
);
