import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { arrivesAt, becomes, journeys } from '../support/reader.ts';
import {
  BACKUP,
  box,
  CLIPBOARD,
  copied,
  fillIn,
  hears,
  INTRODUCTION,
  LETTER,
  press,
  question,
  READY,
  REQUEST,
  ready,
} from '../support/ready-form.ts';

/** What was answered and typed stays: over a reload, on another page, in a link, and while the script is on its way. */

const journey = journeys();
const keepBox = (page: Page) => ready(page).getByRole('checkbox', { name: 'Keep my answers in this browser' });
const nameIn = (page: Page) => box(page, 'Name of the project');

test(
  'nothing that was typed is lost by a reload, by leaving and coming back, or by opening the search',
  journey(async (page) => {
    await page.goto(READY);
    await fillIn(page);
    await box(page, REQUEST).fill('By hand.');
    const isAsItWas = async () => {
      await becomes(() => box(page, INTRODUCTION).inputValue(), LETTER);
      assert.equal(await box(page, REQUEST).inputValue(), 'By hand.');
      assert.ok(await question(page, BACKUP).getByRole('radio', { name: 'No', exact: true }).isChecked());
    };
    await page.reload();
    await isAsItWas();
    await question(page, BACKUP).getByRole('link').click();
    await arrivesAt(page, 'No backup');
    await page.goBack();
    await isAsItWas();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.reload();
    await isAsItWas();
    assert.deepEqual(
      await page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage })),
      ['/place'],
      'nothing is stored but which page was read last',
    );
  }),
);

test(
  'a reader can have the answers kept in the browser, and taken out again',
  journey(async (page) => {
    await page.goto(READY);
    await fillIn(page);
    const keep = () => ready(page).getByRole('checkbox', { name: 'Keep my answers in this browser' });
    await keep().check();
    await hears(page, 'Kept in this browser');
    const later = await page.context().newPage();
    await later.goto('/bring-your-project/');
    await becomes(() => box(later, INTRODUCTION).inputValue(), LETTER);
    await ready(later).getByRole('checkbox').uncheck();
    await becomes(() => keep().isChecked(), false);
    await box(page, 'Name of the project').fill('Another');
    assert.deepEqual(await later.evaluate(() => Object.keys(localStorage)), ['/place'], 'no other tab puts them back');
    await later.close();
  }),
);

test(
  'answers travel in an address, which the server never sees, and take the place of others',
  journey(async (page) => {
    await page.goto(READY);
    await fillIn(page);
    await press(page, 'Copy a link with my answers');
    await hears(page, 'The link is copied.');
    const address = await copied(page);
    const asked: string[] = [];
    const other = await page.context().newPage();
    other.on('request', (request) => asked.push(request.url()));
    await other.goto('/bring-your-project/');
    await box(other, 'Name of the project').fill('Another');
    await box(other, 'What you want to learn').fill('Nothing');
    await other.goto(address);
    await becomes(() => box(other, INTRODUCTION).inputValue(), LETTER);
    await hears(other, 'The answers are filled in from the address.');
    assert.equal(new URL(other.url()).hash, '#is-my-project-ready', 'the address does not grow old');
    assert.deepEqual(
      asked.filter((url) => /tide/i.test(url.replace(/#.*/, ''))),
      [],
    );
    await other.close();
  }, CLIPBOARD),
);

test(
  'what was kept last is what is kept, whichever page is opened, gone back to or reloaded',
  journey(async (page) => {
    await page.goto(READY);
    await nameIn(page).fill('Tide');
    await keepBox(page).check();
    await hears(page, 'Kept in this browser');
    await page.goto('/channels/');
    const later = await page.context().newPage();
    await later.goto('/bring-your-project/');
    await becomes(() => nameIn(later).inputValue(), 'Tide');
    await nameIn(later).fill('Ebb');
    await page.goBack();
    await becomes(() => nameIn(page).inputValue(), 'Ebb');
    await nameIn(later).fill('Flood');
    await becomes(() => nameIn(page).inputValue(), 'Flood');
    assert.match(await box(page, INTRODUCTION).inputValue(), /introduce Flood\./);
    await nameIn(later).fill('');
    await becomes(() => nameIn(page).inputValue(), '');
    assert.ok(await keepBox(page).isChecked(), 'nothing is kept too, while it is wanted');
    await later.close();
  }),
);

test(
  'a link with answers takes the place of a letter by hand, and leaves what is kept as it is',
  journey(async (page) => {
    await page.goto(READY);
    await nameIn(page).fill('Tide');
    // The script, which comes with the first press, must not write between what `fill` does: choose the old text, type the new one.
    await becomes(async () => (await box(page, INTRODUCTION).inputValue()).includes('Tide'), true);
    await box(page, INTRODUCTION).fill('By hand.');
    await keepBox(page).check();
    await hears(page, 'Kept in this browser');
    await page.goto('/channels/');
    await page.goto(`${READY}?project=Ebb`);
    await hears(page, 'Those that this browser keeps are still there');
    assert.match(await box(page, INTRODUCTION).inputValue(), /introduce Ebb\./);
    assert.ok(!(await keepBox(page).isChecked()), 'the answers of others are not kept');
    await box(page, 'What it does').fill('Waves');
    await page.reload();
    await becomes(() => box(page, 'What it does').inputValue(), 'Waves');
    assert.equal(await nameIn(page).inputValue(), 'Ebb');
    const own = await page.context().newPage();
    await own.goto('/bring-your-project/');
    await becomes(() => nameIn(own).inputValue(), 'Tide');
    assert.equal(await box(own, INTRODUCTION).inputValue(), 'By hand.');
    await own.close();
  }),
);

test(
  'what is pressed and ticked while the script is on its way counts',
  journey(async (page) => {
    const held: (() => void)[] = [];
    await page.route('**/_astro/ready-form.*', (route) => {
      held.push(() => void route.continue());
    });
    await page.goto(READY);
    await nameIn(page).pressSequentially('Tide');
    await keepBox(page).check();
    await press(page, 'Copy the text');
    await becomes(() => held.length, 1);
    held[0]?.();
    await hears(page, 'The text is copied.');
    assert.match(await copied(page), /introduce Tide\./);
    assert.ok(await keepBox(page).isChecked());
    const later = await page.context().newPage();
    await later.goto('/bring-your-project/');
    await becomes(() => nameIn(later).inputValue(), 'Tide');
    await later.close();
  }, CLIPBOARD),
);

test(
  'what no longer fits into the browser is not kept, and neither is what was kept before it',
  journey(async (page) => {
    await page.goto(READY);
    await nameIn(page).fill('Tide');
    await keepBox(page).check();
    await hears(page, 'Kept in this browser');
    await page.evaluate(() => {
      // What is left is filled with less and less, down to the last character.
      for (let length = 2 ** 23; length >= 1; length /= 2) {
        try {
          localStorage[`fill-${length}`] = 'x'.repeat(length);
        } catch {
          // So much does not fit.
        }
      }
    });
    await box(page, 'What it does').fill('Counts waves. '.repeat(200));
    await hears(page, 'This browser does not keep this, and nothing older either');
    assert.ok(!(await keepBox(page).isChecked()));
    const later = await page.context().newPage();
    await later.goto('/bring-your-project/');
    assert.equal(await later.evaluate(() => localStorage.getItem('/ready')), null);
    await later.close();
  }),
);

test(
  `back from a link with the answers of somebody else are one's own, also after a reload`,
  journey(async (page) => {
    await page.goto(READY);
    await nameIn(page).fill('Mine');
    await becomes(async () => (await box(page, INTRODUCTION).inputValue()).includes('Mine'), true);
    await page.goto(`${READY}?project=Theirs`);
    await becomes(() => nameIn(page).inputValue(), 'Theirs');
    await page.goBack();
    await becomes(() => nameIn(page).inputValue(), 'Mine');
    await page.reload();
    await becomes(() => nameIn(page).inputValue(), 'Mine');
    await page.goForward();
    await becomes(() => nameIn(page).inputValue(), 'Theirs');
    await becomes(async () => (await box(page, INTRODUCTION).inputValue()).includes('Theirs'), true);
  }),
);

test(
  'places of the page on the way leave the answers as they are, back and forth',
  journey(async (page) => {
    await page.goto('/bring-your-project/');
    await nameIn(page).fill('Mine');
    await becomes(async () => (await box(page, INTRODUCTION).inputValue()).includes('Mine'), true);
    await page.goto(READY);
    await nameIn(page).fill('Mine, later');
    await page.goBack();
    await becomes(() => new URL(page.url()).hash, '');
    await page.goForward();
    await becomes(() => new URL(page.url()).hash, '#is-my-project-ready');
    assert.equal(await nameIn(page).inputValue(), 'Mine, later');
  }),
);

test(
  'an address that was cut off before its answers, or has none that there are, changes nothing',
  journey(async (page) => {
    await page.goto('/bring-your-project/');
    await nameIn(page).fill('Mine');
    await becomes(async () => (await box(page, INTRODUCTION).inputValue()).includes('Mine'), true);
    for (const rest of ['?', '?pro', '?project=', '?other=Tide', '?question.work-in-the-open=maybe']) {
      await page.goto(READY + rest);
      await becomes(() => new URL(page.url()).hash, '#is-my-project-ready');
      assert.equal(await nameIn(page).inputValue(), 'Mine', rest);
      assert.equal(await ready(page).getByText('The answers are filled in').count(), 0, rest);
    }
  }),
);

test(
  'a text as long as a book does not hold up what is typed beside it, and stands in the letter soon after',
  journey(async (page) => {
    await page.goto(READY);
    await nameIn(page).fill('Tide');
    await becomes(async () => (await box(page, INTRODUCTION).inputValue()).includes('Tide'), true);
    await box(page, 'What it does').fill('Counts waves and tides. '.repeat(4_200));
    const written = () =>
      page.evaluate(() => {
        const letter = document.querySelector<HTMLTextAreaElement>('.letter textarea');
        return letter?.value.match(/introduce (\w+)/)?.[1];
      });
    await becomes(written, 'Tide');
    const nameField = await nameIn(page).elementHandle();
    const meanwhile = await nameField?.evaluate((input) => {
      const letter = document.querySelector<HTMLTextAreaElement>('.letter textarea');
      for (const name of ['E', 'Eb', 'Ebb']) {
        (input as HTMLInputElement).value = name;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
      return letter?.value.match(/introduce (\w+)/)?.[1];
    });
    assert.equal(meanwhile, 'Tide', 'the letter waits for the last key');
    await becomes(written, 'Ebb');
    await nameIn(page).fill('Flood');
    await press(page, 'Copy the text');
    await hears(page, 'The text is copied.');
    assert.match(await copied(page), /introduce Flood\./);
  }, CLIPBOARD),
);
