import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { type ServedSite, serve, theGuide } from '../support/site.ts';

let site: ServedSite;
let browser: Browser;
before(async () => {
  site = await serve(await theGuide());
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  await site.stop();
});

test('home opens', async () => {
  const page = await browser.newPage();
  await page.goto(site.url);
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Getting started with Operate First');
});
