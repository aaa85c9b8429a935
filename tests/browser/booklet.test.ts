import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journeys } from '../support/reader.ts';

/** What is a booklet still, in sheets of A4 printed on one side. */
const MOST_PAGES = 12;

const journey = journeys();

/** Chromium writes the objects of pages as they are, not compressed (ISO 32000-1, 7.7.3.3). */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test(
  `the whole guide prints on at most ${MOST_PAGES} pages, and a letter that is too large takes more`,
  journey(async (page) => {
    await page.goto('/all/');
    const pages = pagesOf(await page.pdf({ format: 'A4' }));
    assert.ok(pages > 1 && pages <= MOST_PAGES, `${pages} pages`);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '16pt', 'important'));
    const tooMany = pagesOf(await page.pdf({ format: 'A4' }));
    assert.ok(tooMany > MOST_PAGES, `${tooMany} pages`);
  }),
);
