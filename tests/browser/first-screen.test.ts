import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { isInWindow, journeys } from '../support/reader.ts';
import { CLIPBOARD, copied } from '../support/ready-form.ts';

/** What somebody who opens a page on a phone sees before scrolling. */

const PHONE = { viewport: { width: 360, height: 740 } };
const journey = journeys();

test(
  'home says that the cloud is closed before it invites, and marks what is not as it was',
  journey(async (page) => {
    await page.goto('/');
    const closed = page.getByText('Later records say that the community cloud was shut down in spring 2023');
    assert.ok(await isInWindow(closed));
    const tasks = page.locator('#tasks');
    assert.match((await tasks.getByRole('link', { name: 'know what it costs' }).textContent()) ?? '', /closed\s*$/);
    assert.ok(await tasks.getByText('The mark beside each says what later records say of it.').isVisible());
  }, PHONE),
);

test(
  'a short form in a title is spelled out under it, as an addition',
  journey(async (page) => {
    await page.goto('/terms/no-sla/');
    const spelled = page.locator('.fact').filter({ hasText: 'SLA means' });
    assert.ok(await isInWindow(spelled));
    assert.match(
      (await spelled.textContent()) ?? '',
      /Service level agreement\s+Added by this guide: ISO\/IEC 19086-1/,
    );
  }, PHONE),
);

const whereToPost = (page: Page) =>
  page.locator('.fact').filter({ has: page.getByRole('term').filter({ hasText: /^Where to post$/ }) });

test(
  'where to post to a list stands among its facts, and one press copies it',
  journey(
    async (page) => {
      for (const [list, address] of [
        ['general-mailing-list', 'community@lists.operate-first.cloud'],
        ['operate-first-users', 'operate-first-users@lists.massopen.cloud'],
      ] as const) {
        await page.goto(`/channels/${list}/`);
        const fact = whereToPost(page);
        await fact.getByRole('button', { name: 'Copy' }).click();
        await fact.getByRole('button', { name: 'Copied' }).waitFor();
        assert.equal(await copied(page), address);
      }
      assert.match(
        (await whereToPost(page).textContent()) ?? '',
        /Added by this guide: The incident procedure posts to it/,
      );
    },
    { ...PHONE, ...CLIPBOARD },
  ),
);

test(
  'when entries are looked at again is said with the names of its columns, after how to correct the guide',
  journey(async (page) => {
    await page.goto('/about/');
    const labels = await page
      .getByRole('row')
      .filter({ hasText: 'No SLA' })
      .locator('td')
      .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content));
    assert.deepEqual(labels.slice(1), ['"looked up on: "', '"again by: "']);
    const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
    assert.equal(headings.at(-1), 'When each entry is looked at again');
    assert.equal(headings.at(-2), 'How to correct the guide');
  }, PHONE),
);

test(
  'a mark in a list says of what it speaks',
  journey(async (page) => {
    await page.goto('/terms/');
    const card = page.locator('#no-backup');
    assert.match((await card.textContent()) ?? '', /Later record:\s+unknown/);
    assert.ok(await page.getByText('The mark beside each says what later records say of it.').isVisible());
  }, PHONE),
);
