import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { matchesExpected } from '../support/accept.ts';
import { siteWithMeetings } from '../support/meetings-site.ts';
import { arrivesAt, becomes, journeys } from '../support/reader.ts';
import { spokenOn } from '../support/screen-reader.ts';
import { PROJECT } from '../support/site.ts';

const evidence = { url: 'https://harbour.example/notes' };
/** Meetings in each state on the day of the build, in a community that has no others but one. */
const MEETINGS: Record<string, Record<string, unknown>> = {
  'odd-weeks': {
    title: 'Odd weeks call',
    fullName: 'Odd weeks call',
    rule: { kind: 'isoWeekParity', parity: 'odd', weekSystem: 'stated' },
    statedFor: [2026, 2027],
    duration: 45,
    exceptions: [{ kind: 'moved', date: '2027-02-03', to: { date: '2027-02-04', time: '10:00' }, reason: 'storm' }],
  },
  'even-weeks': {
    title: 'Even weeks call',
    fullName: 'Even weeks call',
    rule: { kind: 'isoWeekParity', parity: 'even', weekSystem: 'stated' },
    statedFor: [2026, 2027],
    exceptions: [{ kind: 'moved', date: '2026-12-23', to: { date: '2026-12-22', time: '00:00' }, reason: 'feast' }],
  },
  'third-weeks': {
    title: 'Third weeks call',
    fullName: 'Third weeks call',
    rule: { kind: 'everyNWeeks', interval: 3, anchor: '2026-01-07' },
  },
  'past-call': { title: 'Past call', fullName: 'Past call', statedFor: [2024] },
  'confirmed-call': {
    title: 'Confirmed call',
    fullName: 'Confirmed call',
    statedFor: [2024],
    // It counts up to and with 28 November, after somebody looked and before the site is built.
    verification: { confirmedOn: '2026-06-01', evidence },
  },
  'ended-call': {
    title: 'Ended call',
    fullName: 'Ended call',
    ended: { date: '2026-06-01', by: 'a vote of the keepers', evidence },
    record: { state: 'closed', says: 'over since the vote.', evidence: [evidence], checked: '2026-11-22' },
  },
};
/** 1 December 2026, when the site is built. */
const BUILD_DAY = '1796083200';
const TRANSCRIPT = join(PROJECT, 'tests/fixtures/transcripts/meeting.txt');

const journey = journeys(() => siteWithMeetings('meetings', MEETINGS, { SOURCE_DATE_EPOCH: BUILD_DAY }));
const sentence = (page: Page) => page.locator('[data-starts]');

async function openAt(page: Page, path: string, instant: string): Promise<void> {
  await page.clock.setFixedTime(instant);
  await page.goto(path);
}

/** The states that a page shows of a meeting, its own and that in a list, on home. */
const badge = (page: Page, path: string) =>
  page.locator(path.endsWith('odd-weeks/') ? 'dd .state' : '[data-entry="odd-weeks"] .state');

test(
  'a browser that knows of no time zone shows the next meeting by its clock, which is that of UTC',
  journey(async (page) => {
    // As Chromium does where the system has no zone, or one that nobody knows.
    await page.addInitScript(() => {
      const { resolvedOptions } = Intl.DateTimeFormat.prototype;
      Intl.DateTimeFormat.prototype.resolvedOptions = function () {
        return { ...resolvedOptions.call(this), timeZone: 'Etc/Unknown' };
      };
    });
    await openAt(page, '/meetings/odd-weeks/', '2027-01-04T12:00:00Z');
    await becomes(
      async () =>
        /^Next: .+ your time \(.+ in New York\), in \d+ days\.$/.test((await sentence(page).textContent()) ?? ''),
      true,
    );
  }),
);

const STATES = [
  { at: '2028-01-03T04:59:00Z', is: 'current' },
  { at: '2028-01-03T05:00:00Z', is: 'lapsed' },
];
for (const { at, is } of STATES) {
  test(
    `a meeting that was current when the guide was built is ${is} at ${at} wherever it is shown`,
    journey(async (page) => {
      for (const path of ['/meetings/odd-weeks/', '/meetings/', '/']) {
        await openAt(page, path, at);
        await becomes(() => badge(page, path).allTextContents(), [is]);
      }
      await openAt(page, '/search/?q=odd+weeks+call', at);
      const results = page.locator('[data-search-result]', { hasText: 'Odd weeks call' });
      await page.getByRole('group', { name: 'In the text' }).waitFor();
      const states = async () =>
        (await results.allTextContents()).map((text) => /current|lapsed/.exec(text.replace(/.*·/s, ''))?.[0]);
      await becomes(async () => [...new Set(await states())], [is]);
    }),
  );
}

const MOMENTS = [
  {
    when: 'weeks before',
    at: '2026-12-01T12:00:00Z',
    zone: 'Asia/Kolkata',
    says: 'Next: Wednesday 2 December 2026 at 19:00 your time (08:30 in New York), in 26 hours.',
  },
  {
    when: 'on the last day of week 53',
    at: '2026-12-30T12:00:00Z',
    zone: 'America/Los_Angeles',
    says: 'Next: Wednesday 30 December 2026 at 05:30 your time (08:30 in New York), in 90 minutes.',
  },
  {
    when: 'while it runs',
    at: '2026-12-30T14:00:00Z',
    zone: 'America/Los_Angeles',
    says: 'On now, until 06:15 your time.',
  },
  {
    when: 'a week later, in another odd week',
    at: '2027-01-06T13:00:00Z',
    zone: 'Pacific/Auckland',
    says: 'Next: Thursday 7 January 2027 at 02:30 your time (Wednesday, 08:30 in New York), in 30 minutes.',
  },
  {
    when: 'in the even week after it, before a moved one',
    at: '2027-01-21T12:00:00Z',
    zone: 'America/New_York',
    says: 'Next: Thursday 4 February 2027 at 10:00 your time, in 14 days.',
  },
  {
    when: 'after the last date that the page knows',
    at: '2028-06-01T12:00:00Z',
    zone: 'Europe/Berlin',
    says: 'The dates that this page knows ended on Wednesday 22 December 2027.',
  },
];
for (const { when, at, zone, says } of MOMENTS) {
  test(
    `a current meeting, ${when}, seen from ${zone}`,
    journey(
      async (page) => {
        await openAt(page, '/meetings/odd-weeks/', at);
        await becomes(() => sentence(page).textContent(), says);
        const is = says.startsWith('The dates that this page knows ended') ? 'lapsed' : 'current';
        await becomes(() => badge(page, '/meetings/odd-weeks/').textContent(), is);
        const shown = await page
          .locator('[data-until-passed] li:visible time')
          .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
        assert.ok(
          shown.every((start) => start > at.replace('Z', '')),
          'dates that have passed are gone',
        );
      },
      { timezoneId: zone, locale: 'en-GB' },
    ),
  );
}

test(
  'a screen reader says of a current meeting what tests/fixtures/transcripts/meeting.txt tells',
  journey(
    async (page) => {
      await openAt(page, '/meetings/odd-weeks/', '2026-12-01T12:00:00Z');
      await becomes(async () => (await sentence(page).textContent())?.startsWith('Next: '), true);
      await matchesExpected(await spokenOn(page), TRANSCRIPT);
    },
    { bypassCSP: true, timezoneId: 'Asia/Kolkata', locale: 'en-GB' },
  ),
);

test(
  'a lapsed meeting has no date in its headline; what is calculated is closed until asked for',
  journey(async (page) => {
    await openAt(page, '/meetings/past-call/', '2026-12-01T12:00:00Z');
    const main = page.getByRole('main');
    await main.getByText('lapsed', { exact: true }).waitFor();
    assert.equal(await sentence(page).count(), 0);
    await main.getByText('the rule is stated for 2024 only, and no later dates are on record.').waitFor();
    const calculated = main.getByText('If the rule still held (calculated, not announced)');
    const date = main.getByText('2 December 2026', { exact: true });
    assert.equal(await date.isVisible(), false);
    await calculated.click();
    assert.ok(await date.isVisible());
    await page.clock.setFixedTime('2026-12-03T12:00:00Z');
    await page.reload();
    await calculated.click();
    await main.getByText('9 December 2026', { exact: true }).waitFor();
    assert.equal(await date.isVisible(), false, 'a date that has passed is gone');
  }),
);

test(
  'a meeting that lapsed after somebody looked is calculated from the day on which nothing is stated any more',
  journey(async (page) => {
    await openAt(page, '/meetings/confirmed-call/', '2026-12-01T12:00:00Z');
    const main = page.getByRole('main');
    await main.getByText('lapsed', { exact: true }).waitFor();
    await main
      .getByText('They are calculated from 29 November 2026 to 31 December 2027')
      .waitFor({ state: 'attached' });
    assert.equal(await main.getByText('25 November 2026', { exact: true }).count(), 0, 'the source states that day');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download what is only calculated' }).click();
    const calendar = await readFile(await (await download).path(), 'utf8');
    assert.match(calendar, /DTSTART;TZID=America\/New_York:20261202T083000/);
  }),
);

test(
  'an ended meeting says by what and since when',
  journey(async (page) => {
    await openAt(page, '/meetings/ended-call/', '2026-12-01T12:00:00Z');
    await page.getByText('Over since 1 June 2026: a vote of the keepers.').waitFor();
    assert.equal(await sentence(page).count(), 0);
  }),
);

const WEEKS = [
  { at: '2026-12-30T12:00:00Z', says: 'Today is in ISO week 53 of 2026 (odd). 2026 has 53 weeks' },
  { at: '2027-01-06T12:00:00Z', says: 'Today is in ISO week 1 of 2027 (odd). 2027 has 52 weeks' },
  { at: '2027-01-13T12:00:00Z', says: 'Today is in ISO week 2 of 2027 (even). 2027 has 52 weeks' },
];
for (const { at, says } of WEEKS) {
  test(
    `the list of meetings says which week it is at ${at}, and marks it`,
    journey(async (page) => {
      await openAt(page, '/meetings/', at);
      await becomes(async () => (await page.locator('[data-week-line]').textContent())?.startsWith(says), true);
      const year = /of (\d{4})/.exec(says)?.[1];
      const marks = page.locator('[data-today]:not([visibility])');
      assert.equal(await marks.count(), 1);
      assert.equal(await page.locator(`[data-strip-year="${year}"] [data-today]:not([visibility])`).count(), 1);
    }),
  );
}

for (const width of [360, 1280]) {
  test(
    `in a window of ${width} every row of the strips has the letter of its meetings beside it`,
    journey(
      async (page) => {
        await page.goto('/meetings/');
        const legend = await page.locator('.legend li').allTextContents();
        assert.deepEqual(legend, ['Odd weeks call', 'Even weeks call', 'Third weeks call']);
        const years = page.locator('[data-strip-year]');
        assert.equal(await years.count(), 2);
        for (const year of await years.all()) {
          const letters = year.locator('.lines b');
          const marks = year.locator('path:is(.stated, .calculated)');
          const told = (await letters.allTextContents()).map((letter) => legend['ABC'.indexOf(letter)]);
          const said = (await year.getByRole('img').getAttribute('aria-label')) ?? '';
          assert.deepEqual(
            told,
            [...said.matchAll(/[.:] ([^.:]+), stated:/g)].map(([, title]) => title),
          );
          assert.ok(told.length >= 2 && told.length === (await marks.count()));
          for (const at of told.keys()) {
            const [letter, row] = [await letters.nth(at).boundingBox(), await marks.nth(at).boundingBox()];
            assert.ok(letter && row);
            const apart = letter.y + letter.height / 2 - (row.y + row.height / 2);
            assert.ok(Math.abs(apart) < 3, `row ${at} lies ${apart} px from its letter`);
            assert.ok(letter.x + letter.width < row.x);
          }
        }
      },
      { viewport: { width, height: 900 } },
    ),
  );
}

test(
  'the dates of a meeting are said by the reader’s clock too',
  journey(
    async (page) => {
      await openAt(page, '/meetings/odd-weeks/', '2026-12-01T12:00:00Z');
      const dates = page.locator('[data-until-passed] li:visible');
      await becomes(
        async () => (await dates.first().textContent())?.trim(),
        '2 December 2026 (3 December 2026, 00:30 for you)',
      );
    },
    { timezoneId: 'Australia/Sydney' },
  ),
);

test(
  'without scripts a meeting says everything but the time of the reader',
  journey(
    async (page) => {
      await page.goto('/meetings/odd-weeks/');
      await page.getByText('Next dates, at 08:30 in America/New_York:').waitFor();
      const dates = await page.locator('[data-until-passed] time').allTextContents();
      assert.deepEqual(dates, ['2 December 2026', '16 December 2026', '30 December 2026', '6 January 2027']);
      await page.getByText('moved to 4 February 2027, 10:00 (storm)').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Copy the address' }).isVisible(), false);
      await page.goto('/meetings/');
      await page.getByText('week 1 holds the first Thursday of the year').waitFor();
    },
    { javaScriptEnabled: false },
  ),
);

test(
  'without scripts a meeting that was moved says its day, its time and why',
  journey(
    async (page) => {
      await page.goto('/meetings/even-weeks/');
      const moved = await page.locator('[data-until-passed] li').nth(1).innerText();
      assert.equal(moved, '22 December 2026, at 00:00 (moved from 23 December 2026: feast)');
    },
    { javaScriptEnabled: false },
  ),
);

test(
  'a calendar can be subscribed to, copied and downloaded',
  journey(
    async (page) => {
      await page.goto('/meetings/');
      await page.getByRole('link', { name: 'Odd weeks call', exact: true }).click();
      await arrivesAt(page, 'Odd weeks call');
      const subscribe = page.getByRole('link', { name: 'Subscribe' });
      assert.equal(await subscribe.getAttribute('href'), 'webcal://guide.example/meetings/odd-weeks.ics');
      await page.getByRole('button', { name: 'Copy the address' }).click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
      assert.equal(
        await page.evaluate(() => navigator.clipboard.readText()),
        'https://guide.example/meetings/odd-weeks.ics',
      );
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download the dates once' }).click();
      assert.equal((await download).suggestedFilename(), 'odd-weeks.ics');
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ),
);
