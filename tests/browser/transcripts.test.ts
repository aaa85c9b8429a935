import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { matchesExpected } from '../support/accept.ts';
import { journeys } from '../support/reader.ts';
import { spokenOn } from '../support/screen-reader.ts';
import { openAnswered } from '../support/search.ts';
import { builtSite } from '../support/site.ts';

const TRANSCRIPTS = join(import.meta.dirname, '../fixtures/transcripts');
/** When records were looked up not long ago: later the pages say that they are old, by the day of the build and by that of the reader. */
const TODAY = '2026-12-01T12:00:00Z';
/** A meeting is read out in `meetings.test.ts`, on a fixed day. */
const PAGES = [
  { name: 'home', path: '/' },
  { name: 'entry', path: '/terms/no-sla/' },
  { name: 'search', path: '/search/?q=mailing' },
];

const journey = journeys(() => builtSite('transcripts', { SOURCE_DATE_EPOCH: String(Date.parse(TODAY) / 1000) }));

for (const { name, path } of PAGES) {
  test(
    `a screen reader says of ${path} what tests/fixtures/transcripts/${name}.txt tells`,
    journey(
      async (page) => {
        await page.clock.setFixedTime(TODAY);
        await openAnswered(page, path);
        await matchesExpected(await spokenOn(page), join(TRANSCRIPTS, `${name}.txt`));
      },
      { bypassCSP: true },
    ),
  );
}

test(
  'a heading that is none any more, and a link that has lost its name, are heard',
  journey(
    async (page) => {
      await page.goto('/about/');
      const before = await spokenOn(page);
      await page.evaluate(() => {
        document.querySelector('h1')?.setAttribute('role', 'presentation');
        document.querySelector('main a:not([data-mark])')?.setAttribute('aria-label', 'here');
      });
      const spoiled = (await spokenOn(page)).split('\n');
      const lost = before.split('\n').filter((phrase) => !spoiled.includes(phrase));
      assert.ok(lost.includes('heading, About this guide, level 1'));
      assert.ok(spoiled.includes('link, here'));
    },
    { bypassCSP: true },
  ),
);
