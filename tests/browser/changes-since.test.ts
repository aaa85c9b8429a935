import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { contentOfGuide } from '../support/content.ts';
import { arrivesAt, becomes, isInWindow, journeys } from '../support/reader.ts';
import { options } from '../support/search.ts';

const HEADING = 'What changed';
const OLDER = 'Something older has changed.';
const FIRST = 'The first edition of the guide is there';

const journey = journeys();

/** The page of the changes as it will be, with one more of another day. */
async function withOlderChange(page: Page): Promise<void> {
  await page.route('**/about/changes/*', async (route) => {
    const answer = await route.fetch();
    const older = `<section data-changed="2026-11-21"><p>${OLDER}</p></section>`;
    const body = (await answer.text()).replace(/(?=<section[^>]* data-changed)/, older);
    await route.fulfill({ response: answer, body });
  });
}

/** Which of two changes a reader sees at an address, and what the page says of all. */
async function seenAt(page: Page, query: string) {
  await page.goto(`/about/changes/${query}`);
  await arrivesAt(page, HEADING);
  return {
    older: await page.getByText(OLDER).isVisible(),
    first: await page.getByText(FIRST).isVisible(),
    says: (await page.getByRole('paragraph').filter({ hasText: 'All changes' }).allTextContents()).map((text) =>
      text.trim(),
    ),
  };
}

test(
  'with a day in its address the page of the changes shows what changed from that day on, and says so',
  journey(async (page) => {
    await withOlderChange(page);
    const says = (words: string) => [`${words} All changes`];
    const written = (await contentOfGuide()).changes.length;
    assert.deepEqual(await seenAt(page, '?since=2026-11-22'), {
      older: false,
      first: true,
      says: says(`${written} of ${written + 1} changes since 22 November 2026.`),
    });
    assert.deepEqual(await seenAt(page, '?since=2026-11-21'), {
      older: true,
      first: true,
      says: says(`${written + 1} of ${written + 1} changes since 21 November 2026.`),
    });
    assert.deepEqual(await seenAt(page, '?since=2126-01-01'), {
      older: false,
      first: false,
      says: says('Nothing has changed since 1 January 2126.'),
    });
    await page.getByRole('link', { name: 'All changes' }).click();
    await page.getByText(OLDER).waitFor();
    assert.equal(new URL(page.url()).search, '');
  }),
);

test(
  'a change that the address names is shown whatever day it asks for',
  journey(async (page) => {
    const { changes } = await contentOfGuide();
    const [one, another] = changes;
    assert.ok(one && another);
    const place = (id: string) => page.locator(`[id="${id}"]`);
    await page.goto(`/about/changes/?since=2126-01-01#${one.id}`);
    await becomes(() => isInWindow(place(one.id)), true);
    await page.getByText('Nothing has changed since 1 January 2126.').waitFor();
    assert.equal(await place(another.id).isVisible(), false);
    await page.goto(`/about/changes/?since=2126-01-01#${another.id}`);
    await becomes(() => isInWindow(place(another.id)), true);
    assert.equal(await place(one.id).isVisible(), false);
  }),
);

test(
  'who comes back chooses a day, and has it in the address',
  journey(async (page) => {
    await withOlderChange(page);
    await page.goto('/about/changes/');
    await page.getByLabel('Changes since').fill('2026-11-22');
    await page.getByRole('button', { name: 'Show' }).click();
    await becomes(() => page.getByText(OLDER).isVisible(), false);
    assert.equal(new URL(page.url()).search, '?since=2026-11-22');
    assert.equal(await page.getByLabel('Changes since').inputValue(), '2026-11-22');
  }),
);

test(
  'what changed is one step away from every page, and is found by the words of who comes back',
  journey(async (page) => {
    await page.goto('/terms/no-sla/');
    await page.getByRole('contentinfo').getByRole('link', { name: HEADING }).click();
    await arrivesAt(page, HEADING);
    for (const words of ['what changed', 'recent changes', "what's new", 'news', 'updates']) {
      await page.goto(`/search/?q=${encodeURIComponent(words)}`);
      await options(page).and(page.locator('[href^="/about/changes/"]')).waitFor();
    }
  }),
);

test(
  'what is no day leaves every change where it is, and is said to be none',
  journey(async (page) => {
    await withOlderChange(page);
    for (const query of ['?', '?since=', '?since=2026-02-30', '?since=yesterday', '?since=22.11.2026', '?since=<b>']) {
      const { older, first, says } = await seenAt(page, query);
      assert.deepEqual({ older, first }, { older: true, first: true }, query);
      const asked = new URLSearchParams(query).get('since');
      assert.deepEqual(says, asked ? [`“${asked}” is no day. All changes`] : []);
    }
  }),
);

test(
  'without scripts every change is there, whatever the address asks for',
  journey(
    async (page) => {
      await withOlderChange(page);
      const { older, first } = await seenAt(page, '?since=2126-01-01');
      assert.deepEqual({ older, first }, { older: true, first: true });
    },
    { javaScriptEnabled: false },
  ),
);

test(
  'an entry says in one line what changed last, and leads to the reason; one that no change names says nothing',
  journey(async (page) => {
    const { changes, entriesIn } = await contentOfGuide();
    const named = new Set(changes.flatMap(({ data }) => data.entries));
    const terms = entriesIn('terms').map(({ id }) => `terms/${id}`);
    const [changed, unchanged] = [terms.find((key) => named.has(key)), terms.find((key) => !named.has(key))];
    assert.ok(changed && unchanged, 'there is one of each');
    const own = changes.filter(({ data }) => data.entries.includes(changed));
    const [last] = own.toSorted((a, b) => b.data.date.localeCompare(a.data.date));
    assert.ok(last);
    const line = page.getByRole('main').getByRole('paragraph').filter({ hasText: 'Last change:' });
    await page.goto(`/${changed}/`);
    const spoken = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(last.data.date),
    );
    assert.equal((await line.innerText()).trim(), `Last change: ${spoken}. ${last.data.what}.`);
    await line.getByRole('link', { name: spoken }).click();
    await arrivesAt(page, HEADING);
    assert.equal(new URL(page.url()).hash, `#${last.id}`);
    await page.locator(':target').waitFor();
    await page.getByText(last.data.why).waitFor();
    await page.goto(`/${unchanged}/`);
    assert.equal(await line.count(), 0);
  }),
);
