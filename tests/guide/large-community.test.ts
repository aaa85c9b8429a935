import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import ical from 'ical.js';
import type { Browser, Page } from 'playwright-core';
import { checkContent } from '../../src/integrations/check-content.ts';
import { bringAxe, examine } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { writeKiteCloud } from '../support/kite-cloud.ts';
import { tooHeavy } from '../support/page-weight.ts';
import { answerTo, keys } from '../support/search.ts';
import { builtSite, type ServedSite, serve, sitemapPaths } from '../support/site.ts';

let content: string;
let site: ServedSite;
let browser: Browser;
let page: Page;
before(async () => {
  content = await mkdtemp(join(tmpdir(), 'guide-kite-'));
  await writeKiteCloud(content);
  // The build asks every link within the guide, too.
  const summer = String(Date.UTC(2026, 6, 1) / 1000);
  site = await serve(await builtSite('kite-cloud', { CONTENT_DIR: content, SOURCE_DATE_EPOCH: summer }));
  browser = await launchBrowser();
  page = await browser.newPage();
});
after(async () => {
  await browser?.close();
  await site?.stop();
  await rm(content, { recursive: true });
});

test('nothing is wrong with the content of a large community', async () => {
  const { content: read, problems } = await checkContent(content);
  assert.deepEqual(problems, []);
  const counts = Object.groupBy(read.entries, ({ collection }) => collection);
  assert.equal(counts.meetings?.length, 40);
  assert.equal(counts.channels?.length, 30);
});

for (const path of ['', 'meetings/', 'channels/', 'a-z/']) {
  test(`everybody can use /${path} of a large community, on a phone too`, async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(site.url + path);
    await bringAxe(page);
    assert.deepEqual((await examine(page)).violations, []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  });
}

test('its pages weigh little, and the list of forty meetings not much more', async () => {
  const paths = await sitemapPaths(site.folder);
  assert.deepEqual(await tooHeavy(site.folder, paths, { '/meetings/': 12_000 }), []);
});

test('the picture of the weeks has the meetings that take turns by them, once for the same weeks', async () => {
  await page.goto(`${site.url}meetings/`);
  const legend = await page.locator('.legend li').allTextContents();
  assert.deepEqual(
    legend.map((titles) => titles.split(', ').map((title) => title.replace(/^SIG \w+ /, ''))),
    [Array(8).fill('triage'), Array(8).fill('design review')],
  );
});

test('the meetings stand under their groups, and one press leads to a group', async () => {
  await page.goto(`${site.url}meetings/`);
  const groups = page.getByRole('navigation', { name: 'Groups' }).getByRole('link');
  assert.equal(await groups.count(), 8);
  await groups.getByText('SIG Storage').click();
  assert.equal(new URL(page.url()).hash, '#group-sig-storage');
  const titles = await page.locator('section:has(#group-sig-storage) h3').allTextContents();
  assert.equal(titles.length, 5);
  assert.ok(titles.every((title) => title.startsWith('SIG Storage')));
});

test('the calendar of all has every meeting, and that of a group those of the group', async () => {
  const meetingsIn = async (feed: string) => {
    const text = await readFile(join(site.folder, `meetings/${feed}.ics`), 'utf8');
    const events = new ical.Component(ical.parse(text)).getAllSubcomponents('vevent');
    return new Set(events.map((event) => String(event.getFirstPropertyValue('summary'))));
  };
  assert.equal((await meetingsIn('all')).size, 40);
  const storage = await meetingsIn('group-sig-storage');
  assert.equal(storage.size, 5);
  assert.ok([...storage].every((summary) => summary.includes('Storage')));
});

const NAMES: [query: string, key: string][] = [
  ['SIG Storage triage', 'meetings/sig-storage-triage'],
  ['networking weekly', 'meetings/sig-networking-weekly'],
  ['security design review', 'meetings/sig-security-design-review'],
  ['SIG Release mailing list', 'channels/sig-release-mailing-list'],
  ['SIG Testing chat', 'channels/sig-testing-chat'],
  ['help desk', 'channels/help-desk'],
  ['cluster status', 'channels/cluster-status'],
  ['control tower', 'concepts/control-tower'],
  ['two reviewers', 'terms/two-reviewers'],
  ['write a proposal', 'steps/write-a-proposal'],
];
test('whoever types one of ten names finds it in the first line', async () => {
  const first: [string, string | undefined][] = [];
  for (const [query] of NAMES) {
    await page.goto(`${site.url}search/?q=${encodeURIComponent(query)}`);
    await answerTo(page, query);
    first.push([query, (await keys(page))[0]]);
  }
  assert.deepEqual(first, NAMES);
});
