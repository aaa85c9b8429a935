import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { arrivesAt, journeys } from '../support/reader.ts';

const HEADING = 'What changed';
const OLDER = 'Something older has changed.';
const NEWEST = 'The first edition of the guide is there.';

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

/** Which changes a reader sees at an address, and what the page says of them. */
async function seenAt(page: Page, query: string) {
  await page.goto(`/about/changes/${query}`);
  await arrivesAt(page, HEADING);
  return {
    older: await page.getByText(OLDER).isVisible(),
    newest: await page.getByText(NEWEST).isVisible(),
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
    assert.deepEqual(await seenAt(page, '?since=2026-11-22'), {
      older: false,
      newest: true,
      says: says('1 of 2 changes since 22 November 2026.'),
    });
    assert.deepEqual(await seenAt(page, '?since=2026-11-21'), {
      older: true,
      newest: true,
      says: says('2 of 2 changes since 21 November 2026.'),
    });
    assert.deepEqual(await seenAt(page, '?since=2126-01-01'), {
      older: false,
      newest: false,
      says: says('Nothing has changed since 1 January 2126.'),
    });
    await page.getByRole('link', { name: 'All changes' }).click();
    await page.getByText(OLDER).waitFor();
    assert.equal(new URL(page.url()).search, '');
  }),
);

test(
  'what is no day leaves every change where it is',
  journey(async (page) => {
    await withOlderChange(page);
    for (const query of ['?', '?since=', '?since=2026-02-30', '?since=yesterday', '?since=22.11.2026', '?since=<b>']) {
      const { older, newest, says } = await seenAt(page, query);
      assert.deepEqual({ older, newest }, { older: true, newest: true }, query);
      assert.ok(
        (await page.getByRole('link', { name: 'All changes' }).count()) === 0,
        `${query} is not said to be a day: ${says}`,
      );
    }
  }),
);

test(
  'without scripts every change is there, whatever the address asks for',
  journey(
    async (page) => {
      await withOlderChange(page);
      const { older, newest } = await seenAt(page, '?since=2126-01-01');
      assert.deepEqual({ older, newest }, { older: true, newest: true });
    },
    { javaScriptEnabled: false },
  ),
);
