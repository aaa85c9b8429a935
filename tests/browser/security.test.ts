import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { journeys } from '../support/reader.ts';
import { fillIn, hears, READY, ready } from '../support/ready-form.ts';
import { answerTo, search } from '../support/search.ts';
import { sitemapPaths } from '../support/site.ts';

const journey = journeys();

/** Attacks, each as a page would meet it, and the directive that stops it. */
const ATTACKS: { what: string; attack: (page: Page) => Promise<unknown>; directive: string }[] = [
  {
    what: 'a script that was smuggled into its HTML',
    attack: (page) => openWith(page, '<script>document.title = "attacked"</script>'),
    directive: 'script-src-elem',
  },
  {
    what: 'a script of another host that was smuggled into its HTML',
    attack: (page) => openWith(page, '<script src="https://elsewhere.example/a.js"></script>'),
    directive: 'script-src-elem',
  },
  {
    what: 'a handler that was smuggled into its HTML',
    attack: (page) => openWith(page, '<img src="/nothing.png" alt="" onerror="document.title = \'attacked\'">'),
    directive: 'script-src-attr',
  },
  {
    what: 'a style that was smuggled into its HTML',
    attack: (page) => openWith(page, '<style>main { display: none }</style>'),
    directive: 'style-src-elem',
  },
  {
    what: 'another base for its addresses',
    attack: (page) => openWith(page, '<base href="https://elsewhere.example/">'),
    directive: 'base-uri',
  },
  {
    what: 'a frame',
    attack: (page) => openWith(page, '<iframe src="/terms/" title="Terms"></iframe>'),
    directive: 'frame-src',
  },
  {
    what: 'text that is made into HTML',
    attack: (page) =>
      page.evaluate(() => {
        try {
          document.body.innerHTML = '<img src=x onerror="document.title = \'attacked\'">';
        } catch {
          // As above.
        }
      }),
    directive: 'require-trusted-types-for',
  },
  {
    what: 'a picture of another host',
    attack: (page) =>
      page.evaluate(() => {
        new Image().src = 'https://elsewhere.example/pixel.gif';
      }),
    directive: 'img-src',
  },
  {
    what: 'a message to another host',
    attack: (page) => page.evaluate(() => fetch('https://elsewhere.example/').catch(() => undefined)),
    directive: 'connect-src',
  },
  {
    what: 'WebAssembly on the page itself',
    // The shortest module there is (WebAssembly core specification, section 5.5.16).
    attack: (page) =>
      page.evaluate(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).catch(() => undefined)),
    directive: 'script-src',
  },
  {
    what: 'a worker that is not the guide’s',
    attack: (page) =>
      page.evaluate(() => {
        try {
          new Worker('/favicon.svg');
        } catch {
          // As above.
        }
      }),
    directive: 'require-trusted-types-for',
  },
  {
    what: 'a worker of another host, at the address of the guide’s',
    attack: (page) =>
      page.evaluate(() => {
        try {
          new Worker('https://elsewhere.example/offline-worker.js');
        } catch {
          // As above.
        }
      }),
    directive: 'require-trusted-types-for',
  },
];

for (const { what, attack, directive } of ATTACKS) {
  test(
    `a page refuses ${what}`,
    journey(
      async (page) => {
        await page.addInitScript(() => {
          addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
            document.documentElement.dataset['refused'] = effectiveDirective;
          });
        });
        await page.goto('/terms/no-sla/');
        assert.equal(await refused(page), undefined, 'the page itself does nothing that is refused');
        await attack(page);
        await page.waitForFunction(() => document.documentElement.dataset['refused'] !== undefined);
        assert.equal(await refused(page), directive);
        assert.notEqual(await page.title(), 'attacked');
        assert.ok(await page.getByRole('main').isVisible());
      },
      // The browser tells its console what it refused, and counts as a request what it did not send.
      {
        mayProvoke: [
          /^console (error|warning)/,
          /^request failed, csp/,
          /^another host/,
          /^answer 404: .*nothing\.png/,
        ],
      },
    ),
  );
}

const refused = (page: Page) => page.evaluate(() => document.documentElement.dataset['refused']);

/** Opens a page into whose main part something came that its author did not write. */
async function openWith(page: Page, smuggled: string): Promise<void> {
  await page.route('**/terms/no-backup/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace(/<main\b[^>]*>/, (main) => main + smuggled),
    });
  });
  await page.goto('/terms/no-backup/');
}

test(
  'whoever reads and searches leaves nothing behind that could tell who they are',
  journey(async (page, { folder }) => {
    for (const path of (await sitemapPaths(folder)).slice(0, 6)) await page.goto(path);
    await page.goto('/terms/no-sla/');
    await page.goto('/search/?q=slack');
    await answerTo(page, 'slack');
    assert.deepEqual(await page.context().cookies(), []);
    const kept = await page.evaluate(() => Object.keys(localStorage));
    assert.deepEqual(kept, ['/place'], 'which page was read last, for home, and nothing of who read it');
  }),
);

test(
  'all that the browser keeps has the path of the guide in its name, because guides on one host share the storage',
  journey(async (page) => {
    await page.goto(READY);
    await fillIn(page);
    await ready(page).getByRole('checkbox', { name: 'Keep my answers in this browser' }).check();
    await hears(page, 'Kept in this browser');
    await page.keyboard.press('Control+k');
    await search(page, 'slack');
    await page.getByRole('checkbox', { name: '/ opens the search' }).uncheck();
    const kept = await page.evaluate(() =>
      [localStorage, sessionStorage].map((storage) => Object.keys(storage).sort()),
    );
    assert.deepEqual(kept, [['/place', '/ready', '/slash'], ['/search']]);
  }),
);
