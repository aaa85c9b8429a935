import assert from 'node:assert/strict';
import { test } from 'node:test';
import { note, stories, visit } from '../support/offline.ts';
import { arrivesAt, becomes } from '../support/reader.ts';
import { addressOf, answerTo, results, search } from '../support/search.ts';
import { sitemapPaths } from '../support/site.ts';

/** How long a search may take that waits for a silent site, in milliseconds: once with patience, then with little. */
const SOON = 12_000;

/** A file that the copy keeps. */
const KEPT = '/meetings/project-coordination/';

const story = stories();

test(
  'after one visit every page can be read without the network, and says how old it is',
  story(async (page, site) => {
    await visit(page, '/terms/no-sla/');
    await site.stop();
    const paths = await sitemapPaths(site.folder);
    assert.ok(paths.length > 20);
    for (const path of paths) {
      await page.goto(path);
      assert.match(
        (await note(page).textContent()) ?? '',
        /^This site cannot be reached\. You are reading the copy that was saved on \d+ \w+ \d{4}, less than a day ago\.$/,
      );
      assert.ok(await page.getByRole('heading', { level: 1 }).isVisible(), path);
    }
  }),
);

test(
  'without the network the search answers, names and text, and short addresses lead on',
  story(async (page, site) => {
    await visit(page, '/');
    await site.stop();
    await page.goto('/search/?q=telemetry');
    await becomes(async () => (await results(page).count()) > 2, true);
    assert.ok((await search(page, 'institutions')) > 0, 'a word of the text');
    await results(page).locator('a').first().click();
    await note(page).waitFor();
    await page.goto('/go/slack/');
    await arrivesAt(page, 'Slack chat');
    await page.goto('/go/te-12/');
    await arrivesAt(page, 'No backup');
    assert.equal(addressOf(page), '/terms/no-backup/#te-12');
  }),
);

test(
  'without the network an address that lacks its last slash keeps what it asks for, and its place',
  story(async (page, site) => {
    await visit(page, '/');
    await site.stop();
    await page.goto('/search?q=slack');
    await becomes(() => addressOf(page), '/search/?q=slack');
    await answerTo(page, 'slack');
    await page.goto('/about/changes?since=2126-01-01');
    await page.getByText('Nothing has changed since 1 January 2126.').waitFor();
    await page.goto('/about#review');
    await becomes(() => addressOf(page), '/about/#review');
  }),
);

test(
  'without the network a page is found under the name of its file too, as every host serves it',
  story(async (page, site) => {
    await visit(page, '/');
    await site.stop();
    await page.goto('/channels/slack/index.html');
    await arrivesAt(page, 'Slack chat');
    await page.goto('/index.html');
    assert.match((await note(page).textContent()) ?? '', /You are reading the copy/);
  }),
);

test(
  'on the page of the first visit the search answers when the connection breaks',
  story(async (page, site) => {
    await visit(page, '/terms/no-sla/');
    await site.stop();
    await page.keyboard.press('/');
    assert.ok((await search(page, 'telemetry')) > 0);
  }),
);

for (const path of ['/terms/not-there/', '/channels/slack.md', '/guide.json']) {
  test(
    `of ${path}, which the copy does not have, only that is said`,
    story(async (page, site) => {
      await visit(page, '/');
      await site.stop();
      await page.goto(path);
      await arrivesAt(page, 'Not in the saved copy');
      assert.match(await page.title(), /^Not in the saved copy · /);
      assert.match((await note(page).textContent()) ?? '', /^This site cannot be reached\./);
      assert.doesNotMatch(await page.locator('main').innerText(), /not exist|nowhere|moved/);
      await page.locator('main').getByRole('searchbox').waitFor();
    }),
  );
}

for (const [mood, says] of [
  ['silent', 'The connection is slow.'],
  ['faulty', 'This site is out of order at the moment.'],
] as const) {
  test(
    `when the site is ${mood}, the copy is shown and says why`,
    story(async (page, site) => {
      await visit(page, '/');
      site.mood = mood;
      await page.goto('/terms/no-sla/');
      await arrivesAt(page, 'No SLA');
      assert.ok((await note(page).textContent())?.startsWith(says));
    }),
  );

  test(
    `when the site is ${mood}, the search answers, names and text, and short addresses lead on`,
    story(async (page, site) => {
      await visit(page, '/');
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      site.mood = mood;
      const asked = performance.now();
      await page.goto('/search?q=institutions');
      await becomes(() => addressOf(page), '/search/?q=institutions');
      assert.ok((await answerTo(page, 'institutions')) > 0, 'a word of the text');
      assert.ok(performance.now() - asked < SOON);
      assert.deepEqual(errors, []);
      await page.goto('/go/te-12/');
      await arrivesAt(page, 'No backup');
      assert.equal(addressOf(page), '/terms/no-backup/#te-12');
      await page.goto('/terms/no-sla');
      await arrivesAt(page, 'No SLA');
    }),
  );
}

test(
  'a copy that is taken away while it is saved is not mistaken for one: the next visit begins again',
  story(async (page, site) => {
    const release = site.hold(KEPT);
    await page.goto('/');
    await becomes(() => site.asked.includes(KEPT), true);
    await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
    release();
    const known = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) !== undefined);
    await becomes(known, false);
    await visit(page, '/');
    await site.stop();
    await page.goto(KEPT);
    assert.equal(await note(page).count(), 1);
  }),
);

for (const [what, takeOut] of [
  ['all of it', async () => void (await Promise.all((await caches.keys()).map((name) => caches.delete(name))))],
  [
    'one page',
    async () => {
      const [name = ''] = await caches.keys();
      const cache = await caches.open(name);
      const [request] = (await cache.keys()).filter(({ url }) => url.endsWith('/meetings/project-coordination/'));
      if (request === undefined || !(await cache.delete(request))) throw new Error('It was not there.');
    },
  ],
] as const) {
  test(
    `what a browser, or another worker, has taken out of the copy is saved again by the next visit: ${what}`,
    story(async (page, site) => {
      await visit(page, '/');
      const files = () =>
        page.evaluate(async () => {
          const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
          return all.flat().length;
        });
      const whole = await files();
      await page.evaluate(takeOut);
      assert.ok((await files()) < whole);
      await page.goto('/about/');
      await becomes(files, whole);
      await site.stop();
      await page.goto(KEPT);
      await arrivesAt(page, 'Project Coordination meeting');
      assert.match((await note(page).textContent()) ?? '', /saved on \d+ \w+ \d{4}, less than a day ago/);
    }),
  );
}

test(
  'the copy is made after the page is there, and never before anything that the page asks for',
  story(async (page, site) => {
    // The copy begins with the registration of its worker.
    await page.addInitScript(() => {
      const register = navigator.serviceWorker.register.bind(navigator.serviceWorker);
      navigator.serviceWorker.register = (...given) => {
        document.documentElement.dataset['copyBegan'] = document.readyState;
        return register(...given);
      };
    });
    await visit(page, '/');
    assert.equal(await page.locator('html').getAttribute('data-copy-began'), 'complete');
    assert.equal(site.asked[0], '/');
    assert.ok(site.asked.length > 100);
  }),
);

test(
  'who saves data is not sent all pages',
  story(async (page, site) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    await page.goto('/', { waitUntil: 'networkidle' });
    assert.equal(site.asked.includes('/offline-worker.js'), false);
  }),
);
