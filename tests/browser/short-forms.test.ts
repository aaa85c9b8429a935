import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { bringAxe, examine } from '../support/axe.ts';
import { CONDITIONS, readAs } from '../support/conditions.ts';
import { arrivesAt, becomes, journeys } from '../support/reader.ts';

/** A text that has a short form which the source does not spell out, on the page of the entry that it leads to. */
const SLA = '/terms/no-sla/';
/** And one that the source does, on the page of another entry. */
const MOC = '/terms/stability/';
/** Longer than a reader takes from the word into the box, in milliseconds. */
const A_WHILE = 1000;

const journey = journeys();
const word = (page: Page, name: string) => page.locator('main p').getByRole('link', { name, exact: true });
const box = (page: Page) => page.locator('[popover]:popover-open');

test(
  'the pointer opens what a short form stands for, can go there, and Escape closes it (WCAG 1.4.13)',
  journey(async (page) => {
    await page.goto(SLA);
    assert.equal(await box(page).count(), 0, 'nothing is open before');
    await word(page, 'SLA').hover();
    assert.match((await box(page).textContent()) ?? '', /^Service level agreement\. .+ Added by this guide: ISO/);
    await box(page).getByText('Service level agreement').hover();
    await page.waitForTimeout(A_WHILE);
    assert.equal(await box(page).count(), 1, 'it stays as long as the pointer');
    await page.keyboard.press('Escape');
    assert.equal(await box(page).count(), 0, 'Escape closes it, wherever the pointer is');
    await page.mouse.move(0, 0);
    await word(page, 'SLA').hover();
    assert.equal(await box(page).count(), 1);
    await page.mouse.move(0, 0);
    assert.equal(await box(page).count(), 0, 'it goes with the pointer');
  }),
);

test(
  'the keyboard opens it, leads through it, and out of it; Escape gives the focus back to the word',
  journey(async (page) => {
    await page.goto(MOC);
    const moc = word(page, 'MOC');
    await moc.focus();
    assert.match((await box(page).textContent()) ?? '', /^Mass Open Cloud\. /);
    assert.doesNotMatch((await box(page).textContent()) ?? '', /Added/, 'the source spells it out');
    await page.keyboard.press('Tab');
    const further = box(page).getByRole('link', { name: 'Mass Open Cloud' });
    assert.ok(await further.evaluate((link) => link === document.activeElement));
    await page.keyboard.press('Escape');
    assert.equal(await box(page).count(), 0);
    assert.ok(await moc.evaluate((link) => link === document.activeElement));
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    assert.equal(await box(page).count(), 1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await box(page).count(), 0, 'it goes with the focus');
    await moc.focus();
    await page.keyboard.press('Enter');
    await arrivesAt(page, 'Mass Open Cloud');
  }),
);

test(
  'a finger opens it, a second press elsewhere closes it, and the link in it goes on',
  journey(
    async (page) => {
      await page.goto(MOC);
      await word(page, 'MOC').tap();
      await box(page).waitFor();
      await arrivesAt(page, 'Stability');
      const inWindow = await box(page).evaluate((open) => {
        const { left, right, top, bottom } = open.getBoundingClientRect();
        return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
      });
      assert.ok(inWindow, 'all of it is in the window');
      assert.equal(await page.evaluate(() => document.scrollingElement?.scrollWidth), 320);
      await page.getByRole('heading', { level: 1 }).tap();
      await becomes(() => box(page).count(), 0);
      await word(page, 'MOC').tap();
      await box(page).getByRole('link', { name: 'Mass Open Cloud' }).tap();
      await arrivesAt(page, 'Mass Open Cloud');
    },
    { hasTouch: true, viewport: { width: 320, height: 640 } },
  ),
);

test(
  'a word stands beside what describes it for those who hear the page, and on paper alone',
  journey(async (page) => {
    await page.goto(SLA);
    const description = await word(page, 'SLA').evaluate((link) => link.ariaDescribedByElements?.[0]?.textContent);
    assert.match(description ?? '', /^Service level agreement\./);
    await word(page, 'SLA').focus();
    await page.emulateMedia({ media: 'print' });
    assert.ok(await word(page, 'SLA').isVisible());
    assert.equal(await page.getByText('What a provider promises').isVisible(), false);
  }),
);

test(
  'without scripts a short form is a link to the entry that says more, or to A to Z on the page of that entry',
  journey(
    async (page) => {
      await page.goto(MOC);
      await word(page, 'MOC').click();
      await arrivesAt(page, 'Mass Open Cloud');
      await page.goto(SLA);
      await word(page, 'SLA').click();
      await arrivesAt(page, 'A to Z');
    },
    { javaScriptEnabled: false },
  ),
);

test(
  'where a browser cannot keep a box at its word, the pointer opens nothing, and the focus does',
  journey(async (page) => {
    await page.addInitScript(() => {
      CSS.supports = () => false;
    });
    await page.goto(SLA);
    await word(page, 'SLA').hover();
    await page.waitForTimeout(A_WHILE / 10);
    assert.equal(await box(page).count(), 0);
    await word(page, 'SLA').focus();
    assert.equal(await box(page).count(), 1);
  }),
);

test(
  'the whole guide on one page has the words, and explains none of them',
  journey(async (page) => {
    await page.goto('/all/');
    assert.ok(await page.getByText('There is no SLA.').first().isVisible());
    assert.equal(await page.locator('.term').count(), 0);
  }),
);

test(
  'no rule of axe has anything against an open short form, however it is read on a screen',
  journey(async (page) => {
    await page.goto(SLA);
    await bringAxe(page);
    for (const { name, ...way } of CONDITIONS.filter(({ query }) => query !== 'print')) {
      await readAs(page, way);
      await word(page, 'SLA').blur();
      await word(page, 'SLA').focus();
      await box(page).waitFor();
      const { violations, undecided } = await examine(page);
      assert.equal(await box(page).count(), 1, `${name} it is open still`);
      const inBox = [...violations, ...undecided].filter(
        ({ place }) => place.includes('term') || place.includes('popover'),
      );
      assert.deepEqual([...violations, ...inBox], [], name);
    }
  }),
);
