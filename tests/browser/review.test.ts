import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journeys } from '../support/reader.ts';

const LINE = 'This record has not been looked at for a long time; it may have changed since.';
const journey = journeys();

test(
  'a page that was built when its record was fresh says years later that nobody has looked at it for long',
  journey(async (page) => {
    await page.clock.setFixedTime('2026-12-01T12:00:00Z');
    await page.goto('/channels/slack/');
    assert.equal(await page.getByText(LINE).isVisible(), false);
    await page.clock.setFixedTime('2028-01-01T12:00:00Z');
    await page.reload();
    assert.equal(await page.getByText(LINE).isVisible(), true);
    await page.goto('/about/');
    const overdue = page.getByRole('row').filter({ hasText: 'overdue' }).filter({ visible: true });
    const said = page.locator('strong').filter({ hasText: 'overdue' }).filter({ visible: true });
    assert.ok((await overdue.count()) > 0);
    // Terms and concepts have two years, until November 2028.
    assert.equal(await said.count(), 13);
  }),
);
