import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { reviewsOf } from '../../src/domain/review.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { settings } from '../../src/site.ts';
import { journeys } from '../support/reader.ts';
import { builtSite } from '../support/site.ts';

const LINE = 'This record is old; it may have changed since.';
const YEARS_LATER = '2028-01-01';

/** 1 December 2026: a build by the clock would one day find by itself that records are old. */
const BUILD_DAY = '1796083200';

const journey = journeys(() => builtSite('review', { SOURCE_DATE_EPOCH: BUILD_DAY }));

/** The entries that are overdue, as the page about the guide names them. */
async function overdueAt(page: Page): Promise<string[]> {
  await page.goto('/about/');
  const said = page.locator('strong').filter({ hasText: 'overdue', visible: true });
  const rows = page.getByRole('row').filter({ has: said });
  return (await rows.getByRole('link').allTextContents()).map((title) => title.trim()).sort();
}

/** The titles of the entries that are overdue on a day, and of all the others. */
async function expectedOn(day: string): Promise<{ overdue: string[]; fresh: string[] }> {
  const { content } = await checkContent(settings.contentDir);
  assert.ok(content.site);
  const reviews = reviewsOf(content.entries, content.site.reviewEvery);
  const titles = (isOverdue: boolean) =>
    reviews
      .filter(({ due }) => due <= day === isOverdue)
      .map(({ entry }) => entry.data.title)
      .sort();
  return { overdue: titles(true), fresh: titles(false) };
}

test(
  'a page that was built when its record was fresh says years later that nobody has looked at it for long',
  journey(async (page) => {
    await page.clock.setFixedTime('2026-12-01T12:00:00Z');
    await page.goto('/channels/slack/');
    assert.equal(await page.getByText(LINE).isVisible(), false);
    await page.clock.setFixedTime(`${YEARS_LATER}T12:00:00Z`);
    await page.reload();
    assert.equal(await page.getByText(LINE).isVisible(), true);
    // Terms have two years.
    await page.goto('/terms/no-sla/');
    assert.equal(await page.getByText(LINE).isVisible(), false);
  }),
);

test(
  'an old build says by itself which entries are overdue, those and no others',
  journey(async (page) => {
    await page.clock.setFixedTime('2026-12-01T12:00:00Z');
    assert.deepEqual(await overdueAt(page), []);
    const { overdue, fresh } = await expectedOn(YEARS_LATER);
    assert.ok(overdue.length > 0 && fresh.length > 0, 'some are due on that day, and some are not');
    await page.clock.setFixedTime(`${YEARS_LATER}T12:00:00Z`);
    assert.deepEqual(await overdueAt(page), overdue);
  }),
);

test(
  'without scripts a page says what was true when it was built: nothing is overdue',
  journey(async (page) => assert.deepEqual(await overdueAt(page), []), { javaScriptEnabled: false }),
);
