import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stories } from '../support/offline.ts';
import { becomes } from '../support/reader.ts';
import { results, search } from '../support/search.ts';

const story = stories();

test(
  'a browser that refuses to store anything shows the guide and searches it, and complains of nothing',
  story(async (page) => {
    const complaints: string[] = [];
    page.on('console', (line) => complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('The user denied permission.', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB']) {
        Object.defineProperty(window, name, { get: refuse });
      }
      navigator.serviceWorker.register = () => Promise.reject(new DOMException('Denied.', 'SecurityError'));
    });
    await page.goto('/meetings/project-coordination/');
    await page.keyboard.press('/');
    assert.ok((await search(page, 'slack')) > 0);
    assert.deepEqual(complaints, []);
  }),
);

for (const year of [1970, 2100]) {
  test(
    `with a clock that stands in ${year} every page can be read, and none shows a date that is none`,
    story(async (page) => {
      await page.clock.setFixedTime(new Date(Date.UTC(year, 0, 1, 12)));
      for (const path of ['/', '/meetings/', '/meetings/project-coordination/', '/meetings/moc-odh-sprint-planning/']) {
        await page.goto(path);
        const text = await page.getByRole('main').innerText();
        assert.doesNotMatch(text, /NaN|Invalid|undefined|null|Infinity/, path);
        assert.ok(text.length > 400, path);
      }
    }),
  );
}

test(
  'a page that is cut in the middle shows what came of it',
  story(async (page, site) => {
    site.mood = 'unending';
    // A page that never ends never counts as loaded.
    await page.goto('/terms/no-sla/', { waitUntil: 'commit' });
    const heading = () => page.evaluate(() => document.querySelector('h1')?.textContent?.includes('No SLA'));
    await becomes(heading, true);
    // Broken only now: a browser may throw away what it has not read when a connection breaks.
    const broken = page.waitForEvent('requestfailed', (request) => request.isNavigationRequest());
    site.disconnect();
    await broken;
    assert.equal(await heading(), true);
    assert.match(await page.title(), /^No SLA/);
  }),
);

test(
  'with a slow connection the search says that it is on its way, and answers when it is there',
  story(async (page) => {
    await page.route('**/names.json*', async (route) => {
      await new Promise((done) => setTimeout(done, 1500));
      await route.continue();
    });
    await page.goto('/terms/no-sla/');
    await page.keyboard.press('/');
    await page.keyboard.type('slack');
    await page.locator('[data-search-results][aria-busy=true]').waitFor({ state: 'attached' });
    await becomes(async () => (await results(page).first().textContent())?.includes('Slack chat'), true);
  }),
);
