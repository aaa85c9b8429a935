import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { printed, type Sheets } from '../support/pdf.ts';
import { journeys } from '../support/reader.ts';

/** What is a booklet still, in sheets of A4 printed on one side. */
const MOST_PAGES = 12;
/** What stands over a text without being a heading of the page. */
const LABELS = ['Added by this guide', 'The source leaves this open', 'All along'];

const journey = journeys();

test(
  `the whole guide prints on at most ${MOST_PAGES} pages, with its date, its address, every short address and numbers of pages`,
  journey(async (page) => {
    await page.goto('/all/');
    const numbered = await printed(page);
    assert.deepEqual(
      numbered.map((lines) => lines.at(-1)),
      numbered.map((_, at) => `${at + 1}`),
      'a number at the foot of each page',
    );
    const sheets = withoutNumbers(numbered);
    assert.ok(sheets.length > 1 && sheets.length <= MOST_PAGES, `${sheets.length} pages`);
    // The day is that of the build, which may be another than that of the test.
    const cover = await page.locator('.printed:not(.label)').textContent();
    assert.match(cover ?? '', /^\d{1,2} [A-Z][a-z]+ \d{4} · https:\/\/guide\.example\/$/);
    assert.ok(sheets[0]?.includes(cover ?? ''), 'the line of the cover');

    // A long address is broken at the end of its line.
    const text = sheets.flat().join('').replace(/\s/g, '');
    const ids = await page.locator('main article[id], main .step[id]').evaluateAll((all) => all.map(({ id }) => id));
    assert.ok(ids.length > 20, `${ids.length} entries`);
    const timesSaid = (id: string) => text.split(`/go/${id}/`).length - 1;
    assert.deepEqual(
      ids.filter((id) => timesSaid(id) !== 2),
      [],
      'once in the contents, and once beside the heading',
    );

    assert.deepEqual(
      ids.filter((id) => !text.includes(`https://guide.example/go/${id}/`)),
      [],
      'who has the paper alone can type the whole address',
    );
    assert.doesNotMatch(text, /Ismyprojectready|sayswhere/, 'nothing leads to what is not on paper');

    assert.deepEqual(lonelyHeadings(sheets, await headingsOf(page)), []);
    assert.doesNotMatch(text, /(https?:[^<>]+)<\1>/, 'an address that can be read is not spelled out again');
    for (const menu of ['Skip to the content', 'Bring your project Meetings', 'Reading order'])
      assert.ok(!sheets.flat().some((line) => line.includes(menu)), menu);
  }),
);

test(
  'a letter that is too large, and a heading alone at the foot of a page, are noticed',
  journey(async (page) => {
    await page.goto('/all/');
    await page.evaluate(() => {
      document.documentElement.style.setProperty('font-size', '16pt', 'important');
      const stability = document.querySelector<HTMLElement>('#stability .heading');
      stability?.style.setProperty('break-after', 'page', 'important');
    });
    const sheets = withoutNumbers(await printed(page));
    assert.ok(sheets.length > MOST_PAGES, `${sheets.length} pages`);
    const lonely = lonelyHeadings(sheets, await headingsOf(page));
    assert.ok(lonely.includes('Stability /go/stability/'), lonely.join('\n'));
  }),
);

test(
  'no list of facts is torn by the end of a page',
  journey(async (page) => {
    await page.goto('/all/');
    await page.emulateMedia({ media: 'print' });
    const breaks = await page
      .locator('main .facts')
      .evaluateAll((lists) => lists.map((list) => getComputedStyle(list).breakInside));
    assert.ok(breaks.length > 20, `${breaks.length} lists`);
    assert.deepEqual([...new Set(breaks)], ['avoid']);
  }),
);

const withoutNumbers = (sheets: Sheets): Sheets => sheets.map((lines) => lines.slice(0, -1));

/** The headings of the page that is open, and what is like one. */
const headingsOf = async (page: Page): Promise<string[]> => [
  ...(await page.locator('main :is(h1, h2, h3, h4)').allTextContents()).map((words) => words.trim()),
  ...LABELS,
];

/** The last lines of sheets that are headings, alone or with their short address. */
const lonelyHeadings = (sheets: Sheets, headings: readonly string[]): string[] =>
  sheets
    .map((lines) => lines.at(-1) ?? '')
    .filter((line) => headings.includes(line.replace(/ \/go\/\S+$/, '')) || /^Step \d+$/.test(line));
