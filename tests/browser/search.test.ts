import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Route } from 'playwright-core';
import { packNames, unpackNames } from '../../src/domain/search/names.ts';
import type { Query } from '../../src/domain/search/score.ts';
import queries from '../fixtures/search/queries.json' with { type: 'json' };
import { arrivesAt, becomes, isInWindow, journeys } from '../support/reader.ts';
import { answerTo, box, filter, keys, list, options, results, search, status, titles } from '../support/search.ts';

/** What a browser says of something that moved (Layout Instability, section 2.2). */
interface LayoutShift {
  node: Node | null;
  previousRect: DOMRect;
  currentRect: DOMRect;
}

declare global {
  interface Window {
    shift: number;
    moved: string[];
  }
}

const LISTS = [
  {
    typed: 'general mailing list',
    title: 'General mailing list',
    address: 'https://lists.operate-first.cloud/archives/list/community@lists.operate-first.cloud/',
  },
  {
    typed: 'operate-first-users',
    title: 'Operate-first-users list',
    address: 'https://mail.massopen.cloud/mailman/listinfo/operate-first-users',
  },
  {
    typed: 'openinfralabs',
    title: 'Openinfralabs list',
    address: 'http://lists.opendev.org/cgi-bin/mailman/listinfo/openinfralabs',
  },
];
const SECTIONS = [
  {
    typed: 'archive sign-up page',
    title: 'General mailing list: An archive, not a sign-up page',
    place: '/channels/general-mailing-list/#an-archive-not-a-sign-up-page',
    heading: 'An archive, not a sign-up page',
  },
  {
    typed: 'onboard to a cluster',
    title: 'Onboard to a cluster',
    place: '/bring-your-project/#onboard-to-a-cluster',
    heading: 'Onboard to a cluster',
  },
];
const SHORTCUTS = ['/', 'Control+k', 'Meta+k'];
/** What stands under an answer that found nothing, in its order. */
const WAYS_OUT = [
  'The three parts',
  'Channels',
  'Bring your project',
  'Meetings',
  'Understanding the environment',
  'A to Z',
  'The whole guide',
];
const STRANGE_QUERIES = [
  { what: 'emoji', query: '🙂🙂🙂' },
  { what: 'fifty emoji, which the answer shortens between two of them', query: `x${'🙂'.repeat(50)}` },
  { what: 'words from right to left', query: 'قائمة بريدية' },
  { what: 'nothing but signs', query: '?&=#%+' },
  { what: 'a sign written as a number', query: '%00' },
];
/** What a reader may do instead of waiting for a result to open. */
const WITHDRAWN: { what: string; takeBack: (page: Page) => Promise<unknown> }[] = [
  { what: 'Escape', takeBack: (page) => page.keyboard.press('Escape') },
  { what: 'another letter', takeBack: (page) => page.keyboard.type(' c') },
  { what: 'a filter', takeBack: (page) => filter(page, 'Look in').selectOption('channels') },
];
const MARKUP = '"><img src=x onerror=alert(1)>';

const journey = journeys();
const addressOf = (page: Page) => {
  const { pathname, search, hash } = new URL(page.url());
  return pathname + search + hash;
};

/** The number beside a choice of a filter. */
async function countBeside(page: Page, name: 'Look in' | 'State', choice: string): Promise<number> {
  const texts = await filter(page, name).locator('option').allTextContents();
  return Number(/\((\d+)\)$/.exec(texts.find((text) => text.startsWith(choice)) ?? '')?.[1]);
}

for (const { typed, title, address } of LISTS) {
  test(
    `"${typed}" finds the list first, shows its address and leads to it`,
    journey(async (page) => {
      await page.goto('/search/');
      await search(page, typed);
      const first = results(page).first();
      assert.equal(await first.locator('[data-part=answer]').textContent(), address);
      assert.equal((await titles(page))[0], title);
      await first.click();
      await arrivesAt(page, title);
    }),
  );
}

test(
  '"mailing list" puts all three lists first',
  journey(async (page) => {
    await page.goto('/search/');
    await search(page, 'mailing list');
    const first = (await titles(page)).slice(0, LISTS.length);
    assert.deepEqual(first.sort(), LISTS.map(({ title }) => title).sort());
  }),
);

for (const { typed, title, place, heading } of SECTIONS) {
  test(
    `"${typed}" leads to the section, not only to its page`,
    journey(async (page) => {
      await page.goto('/search/');
      await search(page, typed);
      await options(page).filter({ hasText: title }).first().click();
      await page.waitForURL(`**${place}`);
      await becomes(() => isInWindow(page.getByRole('heading', { name: heading, exact: true })), true);
    }),
  );
}

test(
  'choosing a kind or a state leaves the results of that kind, as many as were counted beside it',
  journey(async (page) => {
    await page.goto('/search/');
    const found = await search(page, 'mailing');
    assert.equal(await countBeside(page, 'Look in', 'everything'), found);
    const counted = await countBeside(page, 'Look in', 'Channels');
    assert.ok(counted > 0 && counted < found);

    await filter(page, 'Look in').selectOption({ value: 'channels' });
    await becomes(() => results(page).count(), counted);
    assert.ok((await keys(page)).every((key) => key.startsWith('channels/')));
    assert.equal(await answerTo(page, 'mailing'), counted);
    assert.equal(await countBeside(page, 'Look in', 'everything'), found, 'the other counts stay');
    assert.equal(addressOf(page), '/search/?q=mailing&kind=channels');

    const unknown = await countBeside(page, 'State', 'unknown');
    await filter(page, 'Look in').selectOption({ value: '' });
    await filter(page, 'State').selectOption({ value: 'unknown' });
    await becomes(() => results(page).count(), unknown);
    assert.equal(addressOf(page), '/search/?q=mailing&state=unknown');
  }),
);

for (const shortcut of SHORTCUTS) {
  test(
    `${shortcut} opens the search over an entry, ready to type, and Escape leads back`,
    journey(async (page) => {
      await page.goto('/terms/telemetry/');
      await page.keyboard.press(shortcut);
      await becomes(() => isFocused(page), true);
      await page.keyboard.type('standup');
      await answerTo(page, 'standup');
      assert.equal(addressOf(page), '/terms/telemetry/', 'the page stays');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.keyboard.press(shortcut);
      await becomes(() => box(page).inputValue(), 'standup');
    }),
  );
}

test(
  'where the whole guide is on one page, the shortcut leads to the search page',
  journey(async (page) => {
    await page.goto('/all/');
    await page.keyboard.press('/');
    await arrivesAt(page, 'Search');
    await becomes(() => isFocused(page), true);
  }),
);

test(
  'the button opens the search, Enter opens the first result, and the next page remembers what was asked',
  journey(async (page) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Search' }).click();
    await becomes(() => isFocused(page), true);
    await page.keyboard.type('wensday');
    await answerTo(page, 'wensday');
    await page.keyboard.press('Enter');
    await arrivesAt(page, 'Project Coordination meeting');
    await page.keyboard.press('/');
    await becomes(() => box(page).inputValue(), 'wensday');
    await answerTo(page, 'wensday');
  }),
);

test(
  'Enter pressed before anything has arrived opens the first result as soon as it is there',
  journey(async (page) => {
    const late = Promise.withResolvers<void>();
    await page.route('**/names.json*', async (route) => {
      await late.promise;
      await route.continue();
    });
    await page.route('**/pagefind/**', (route) => route.abort('aborted'));
    await page.goto('/');
    await page.keyboard.press('/');
    await page.keyboard.type('slack');
    await becomes(() => list(page).getAttribute('aria-busy'), 'true');
    await page.keyboard.press('Enter');
    late.resolve();
    await arrivesAt(page, 'Slack chat');
  }),
);

for (const { what, takeBack } of WITHDRAWN) {
  test(
    `Enter pressed before anything has arrived opens nothing after ${what}`,
    journey(async (page) => {
      const late = Promise.withResolvers<void>();
      await page.route('**/names.json*', async (route) => {
        await late.promise;
        await route.continue();
      });
      await page.goto('/terms/telemetry/');
      await page.keyboard.press('/');
      await page.keyboard.type('slack');
      await becomes(() => list(page).getAttribute('aria-busy'), 'true');
      await page.keyboard.press('Enter');
      await takeBack(page);
      late.resolve();
      await becomes(
        () =>
          list(page)
            .locator('[data-search-result]')
            .count()
            .then((count) => count > 0),
        true,
      );
      await page.waitForTimeout(300);
      assert.equal(addressOf(page), '/terms/telemetry/');
    }),
  );
}

test(
  'Enter pressed before even the code has arrived leads to the search page, which answers',
  journey(async (page) => {
    const late = Promise.withResolvers<void>();
    await page.route('**/_astro/search-view.*', async (route) => {
      await late.promise;
      // The page that asked for it may be gone.
      await route.continue().catch(() => undefined);
    });
    await page.goto('/');
    await page.keyboard.press('/');
    await page.keyboard.type('slack');
    await page.keyboard.press('Enter');
    late.resolve();
    await arrivesAt(page, 'Search');
    await answerTo(page, 'slack');
    assert.equal((await titles(page))[0], 'Slack chat');
  }),
);

test(
  'a search in the wrong words says what it was taken for, and can be taken literally',
  journey(async (page) => {
    await page.goto('/search/');
    await search(page, 'telemtry');
    await page.getByText('Did you mean “telemetry”?').waitFor();
    assert.equal((await titles(page))[0], 'Telemetry');
    await page.getByRole('button', { name: 'Search for what I typed' }).click();
    await becomes(() => status(page).textContent(), 'Nothing found for “telemtry”.');
    await search(page, 'telemetry');
    assert.equal(await page.getByText('Did you mean').isVisible(), false);
  }),
);

test(
  '/ is a slash where one types, and a shortcut elsewhere',
  journey(async (page) => {
    await page.goto('/search/');
    await box(page).pressSequentially('MOC/ODH');
    assert.equal(await box(page).inputValue(), 'MOC/ODH');
    await answerTo(page, 'MOC/ODH');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link').first().focus();
    await page.keyboard.press('/');
    await becomes(() => isFocused(page), true);
    assert.equal(await box(page).inputValue(), 'MOC/ODH');
  }),
);

test(
  'arrows choose among the results while the box keeps the focus, round and round; Home goes back to the text',
  journey(async (page) => {
    await page.goto('/search/?q=openinfralabs');
    const count = await answerTo(page, 'openinfralabs');
    assert.ok(count > 2);
    await box(page).focus();
    const chosen = async () => {
      const id = await box(page).getAttribute('aria-activedescendant');
      const at = await options(page).evaluateAll((items, wanted) => items.findIndex((item) => item.id === wanted), id);
      const selected = await options(page).evaluateAll((items) =>
        items.flatMap((item, index) => (item.getAttribute('aria-selected') === 'true' ? [index] : [])),
      );
      assert.deepEqual(selected, at < 0 ? [] : [at]);
      assert.ok(await isFocused(page));
      return at;
    };
    for (const [key, place] of [
      ['ArrowDown', 0],
      ['ArrowDown', 1],
      ['ArrowUp', 0],
      ['ArrowUp', -1],
      ['ArrowUp', count - 1],
      ['ArrowDown', -1],
      ['ArrowDown', 0],
      ['Home', -1],
      ['ArrowDown', 0],
    ] as const) {
      await page.keyboard.press(key);
      assert.equal(await chosen(), place, key);
    }
    await page.keyboard.press('Enter');
    await arrivesAt(page, 'Openinfralabs list');
  }),
);

test(
  'Control and Enter open a result in a new tab',
  journey(async (page) => {
    await page.goto('/search/?q=slack');
    await answerTo(page, 'slack');
    await box(page).focus();
    const opened = page.context().waitForEvent('page');
    await page.keyboard.press('Control+Enter');
    await arrivesAt(await opened, 'Slack chat');
    assert.equal(addressOf(page), '/search/?q=slack');
  }),
);

test(
  'the link to a result can be copied',
  journey(
    async (page) => {
      await page.goto('/search/?q=slack');
      await answerTo(page, 'slack');
      await page.getByRole('button', { name: 'Copy link to “Slack chat”' }).click();
      await page.getByRole('status').getByText('Copied').waitFor();
      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      assert.equal(new URL(await copied()).pathname, '/channels/slack/');
      // The mark beside a result is for the pointer; the keyboard has the button above.
      const beside = results(page).nth(1).locator('button');
      await beside.click();
      await becomes(() => beside.textContent(), 'Copied');
      const second = await options(page).nth(1).getAttribute('href');
      await becomes(async () => (await copied()).endsWith(second ?? 'a link'), true);
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ),
);

test(
  'how much was found is announced while one types',
  journey(async (page) => {
    await page.goto('/search/');
    assert.equal(await status(page).textContent(), '');
    const many = await search(page, 'meeting');
    assert.equal(await status(page).textContent(), `${many} results for “meeting”.`);
    await search(page, 'kanban');
    assert.equal(await status(page).textContent(), '1 result for “kanban”.');
    await search(page, 'pineapple');
    assert.equal(await status(page).textContent(), 'Nothing found for “pineapple”.');
    await box(page).fill('');
    await becomes(() => status(page).textContent(), '');
    assert.equal(await results(page).count(), 0);
  }),
);

test(
  'a search has an address, which a reload and a bookmark bring back',
  journey(async (page) => {
    await page.goto('/search/');
    await search(page, 'mailing');
    await filter(page, 'Look in').selectOption({ value: 'channels' });
    await page.waitForURL('**/search/?q=mailing&kind=channels');
    const found = await answerTo(page, 'mailing');
    const seen = await titles(page);

    await page.reload();
    assert.equal(await answerTo(page, 'mailing'), found);
    assert.equal(await box(page).inputValue(), 'mailing');
    assert.equal(await filter(page, 'Look in').inputValue(), 'channels');
    assert.deepEqual(await titles(page), seen);
  }),
);

test(
  'back leads from a result to the search as it was, and to the page before it',
  journey(async (page) => {
    await page.goto('/');
    await page.goto('/search/');
    await search(page, 'telemetry');
    await filter(page, 'Look in').selectOption({ value: 'terms' });
    await answerTo(page, 'telemetry');
    await options(page).first().click();
    await arrivesAt(page, 'Telemetry');
    await page.goBack();
    await becomes(() => addressOf(page), '/search/?q=telemetry&kind=terms');
    await answerTo(page, 'telemetry');
    assert.equal(await filter(page, 'Look in').inputValue(), 'terms');
    await filter(page, 'Look in').selectOption({ value: 'steps' });
    await answerTo(page, 'telemetry');
    await page.goBack();
    await becomes(() => filter(page, 'Look in').inputValue(), 'terms');
    await page.goBack();
    await arrivesAt(page, 'Getting started with Operate First');
  }),
);

test(
  'back from a result opens the dialog again, with the question and the result that was opened; closed, it stays closed',
  journey(async (page) => {
    await page.goto('/terms/telemetry/');
    await page.keyboard.press('/');
    await page.keyboard.type('mailing');
    await answerTo(page, 'mailing');
    await filter(page, 'Look in').selectOption({ value: 'channels' });
    await answerTo(page, 'mailing');
    await options(page).nth(1).click();
    await page.waitForURL('**/channels/**');
    await page.goBack();
    await page.getByRole('dialog').waitFor();
    await answerTo(page, 'mailing');
    assert.equal(await box(page).inputValue(), 'mailing');
    assert.equal(await filter(page, 'Look in').inputValue(), 'channels');
    assert.equal(await options(page).nth(1).getAttribute('aria-selected'), 'true');

    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await page.getByRole('dialog').count(), 0);
  }),
);

test(
  'a result on the same page uncovers it',
  journey(async (page) => {
    await page.goto('/bring-your-project/');
    await page.keyboard.press('/');
    await page.keyboard.type('step 3');
    await answerTo(page, 'step 3');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/bring-your-project/#onboard-to-a-cluster');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await becomes(() => isInWindow(page.getByRole('heading', { name: 'Onboard to a cluster', exact: true })), true);
  }),
);

test(
  'names are there before the text, which comes in under them and leaves them as they are',
  journey(async (page) => {
    const late = await holdFragments(page);
    await page.goto('/search/');
    await box(page).fill('slack');
    await late.asked;
    assert.equal((await titles(page))[0], 'Slack chat');
    assert.equal(await list(page).getAttribute('aria-busy'), 'true');
    const names = await results(page).elementHandles();
    const places = await Promise.all(names.map((name) => name.boundingBox()));

    late.release();
    assert.ok((await answerTo(page, 'slack')) > names.length, 'the text has something to add');
    assert.deepEqual(await Promise.all(names.map((name) => name.boundingBox())), places);
    for (const [at, name] of names.entries())
      assert.ok(
        await results(page)
          .nth(at)
          .evaluate((now, before) => now === before, name),
        'a press on it counts',
      );
  }),
);

test(
  'a text that comes when something else is asked does not come at all, and its failure neither',
  journey(
    async (page) => {
      for (const end of ['release', 'lose'] as const) {
        const late = await holdFragments(page);
        await page.goto('/search/');
        await box(page).fill('slack');
        await late.asked;
        late.letOthersPass();
        await search(page, 'kanban');
        const seen = await titles(page);
        await late[end]();
        // Whatever it does, it does in less than this.
        await page.waitForTimeout(500);
        assert.deepEqual(await titles(page), seen);
        assert.equal(await status(page).textContent(), '1 result for “kanban”.');
        assert.equal(await page.getByText('cannot be searched').isVisible(), false);
        await page.unrouteAll();
      }
    },
    { mayProvoke: [/^request failed/, /^console error: Failed to load resource/] },
  ),
);

test(
  'typed letter by letter, every answer that is seen is one to what stands in the box',
  journey(async (page) => {
    await page.goto('/search/');
    await search(page, 'slack');
    await box(page).fill('');
    const seen = new Map<string, string[]>();
    for (const [at, letter] of [...'mailing list'].entries()) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      const typed = 'mailing list'.slice(0, at + 1);
      const [value, said, found] = await page.evaluate(
        () =>
          [
            document.querySelector<HTMLInputElement>('[data-search] input[type=search]')?.value,
            document.querySelector('[data-search] [data-part=status]')?.textContent ?? '',
            [...document.querySelectorAll<HTMLElement>('[data-search-result]')].map(
              (item) => item.dataset['searchKey'] ?? '',
            ),
          ] as const,
      );
      assert.equal(value, typed);
      assert.ok(said === 'Searching …' || said?.includes(`“${typed.trim()}”`), said ?? '');
      seen.set(typed, found);
    }
    assert.ok([...seen.values()].some((found) => found.length > 0));
    for (const [typed, found] of seen) {
      await box(page).fill(typed);
      await answerTo(page, typed.trim());
      assert.deepEqual(found, (await keys(page)).slice(0, found.length), `the names for “${typed}”`);
    }
  }),
);

test(
  'where nothing is found, there are ways out, and the nearest names',
  journey(async (page) => {
    await page.goto('/search/');
    assert.equal(await search(page, 'pineapple'), 0);
    const nothing = page.locator('[data-part=nothing]');
    const ways = nothing.locator('> ul').getByRole('link');
    assert.deepEqual(await ways.allTextContents(), WAYS_OUT);
    assert.equal(await page.getByText('The nearest names:').isVisible(), false);
    assert.equal(await search(page, 'pineapple mango telemetry'), 0);
    await nothing.getByRole('link', { name: 'Telemetry' }).click();
    await arrivesAt(page, 'Telemetry');
  }),
);

test(
  'the words that were searched stand out in what is quoted',
  journey(async (page) => {
    await page.goto('/search/?q=institutions');
    await answerTo(page, 'institutions');
    const quoted = results(page).first().locator('[data-part=sentence]');
    const marked = await quoted.locator('mark').allTextContents();
    assert.ok(marked.length > 0);
    for (const word of marked) assert.match(word, /institutions/i);
    assert.doesNotMatch(await quoted.innerText(), /<|&\w+;/);
  }),
);

test(
  'markup in a question is text and nothing but text',
  journey(async (page) => {
    page.on('dialog', (dialog) => assert.fail(`a dialog opened: ${dialog.message()}`));
    await page.goto(`/search/?q=${encodeURIComponent(MARKUP)}&kind=${encodeURIComponent(MARKUP)}`);
    await answerTo(page, MARKUP);
    assert.equal(await box(page).inputValue(), MARKUP);
    assert.equal(await filter(page, 'Look in').inputValue(), '', 'a kind that does not exist means everything');
    assert.equal(await page.getByRole('main').locator('img').count(), 0);
  }),
);

test(
  'markup in the content is text and nothing but text',
  journey(async (page) => {
    page.on('dialog', (dialog) => assert.fail(`a dialog opened: ${dialog.message()}`));
    await page.route('**/names.json*', async (route) => {
      const names = unpackNames(await (await route.fetch()).json());
      const entries = names.entries.map((entry) => ({ ...entry, title: MARKUP, answer: MARKUP, summary: MARKUP }));
      await route.fulfill({ json: packNames({ ...names, entries }) });
    });
    await page.goto('/search/');
    await box(page).fill('slack');
    await becomes(async () => (await titles(page))[0], MARKUP);
    assert.equal(await results(page).first().locator('[data-part=sentence]').textContent(), MARKUP);
    assert.equal(await page.getByRole('main').locator('img').count(), 0);
  }),
);

test(
  'what a screen reader is told: a box with a list under it, groups, the chosen result, how many there are',
  journey(async (page) => {
    await page.goto('/terms/telemetry/');
    await page.keyboard.press('/');
    await page.keyboard.type('telemetry');
    await answerTo(page, 'telemetry');
    await page.keyboard.press('ArrowDown');
    const tree = await page.getByRole('dialog', { name: 'Search' }).ariaSnapshot();
    assert.match(tree, /combobox "What are you looking for\?" \[expanded\]: telemetry/);
    assert.match(tree, /status: \d+ results? for “telemetry”\./);
    assert.match(tree, /listbox "Results":/);
    assert.match(tree, /group "Understanding the environment":\n\s+- option "Telemetry\. /);
    assert.match(tree, /group "In the text":/);
    assert.match(tree, /option "Telemetry\. unknown\. Projects need to agree .+" \[selected\]/);
    assert.doesNotMatch(tree, /button "Copy link"$/m, 'the marks for the pointer are not read out');
  }),
);

test(
  'nothing that was there moves while results arrive',
  journey(async (page) => {
    await page.addInitScript(() => {
      Object.assign(window, { moved: [] });
      new PerformanceObserver((entries) => {
        for (const { sources } of entries.getEntries() as (PerformanceEntry & { sources: LayoutShift[] })[])
          for (const { node, previousRect, currentRect } of sources)
            window.moved.push(
              `${(node as Element).className || node?.nodeName}: ${previousRect.y} to ${currentRect.y}`,
            );
      }).observe({ type: 'layout-shift', buffered: true });
    });
    // What moves within half a second of a key is excused, so everything comes later than that.
    await page.route(/names\.json|search-later|pf_fragment/, async (route) => {
      await pause(600);
      await route.continue();
    });
    for (const path of ['/search/', '/terms/telemetry/']) {
      await page.goto(path);
      if (path !== '/search/') await page.keyboard.press('/');
      await becomes(() => isFocused(page), true);
      for (const letter of 'mailing') await page.keyboard.press(letter, { delay: 30 });
      await answerTo(page, 'mailing');
      assert.deepEqual(await page.evaluate(() => window.moved), [], path);
    }
  }),
);

test(
  'browsers are told how to add the search to their own',
  journey(
    async (page, { url }) => {
      await page.goto('/');
      const href = await page.locator('link[rel=search]').getAttribute('href');
      const description = await (await page.request.get(href ?? '')).text();
      const { name, template } = await page.evaluate((text) => {
        const xml = new DOMParser().parseFromString(text, 'application/xml');
        return {
          name: xml.querySelector('ShortName')?.textContent,
          template: xml.querySelector('Url[type="text/html"]')?.getAttribute('template'),
        };
      }, description);
      assert.equal(name, 'Operate First');
      const { pathname, search } = new URL((template ?? '').replace('{searchTerms}', 'mailing%20list'));
      await page.goto(new URL(pathname + search, url).href);
      await answerTo(page, 'mailing list');
      assert.equal((await titles(page))[0], 'General mailing list');
    },
    // The page may not make text into a document; this test reads one of XML there.
    { bypassCSP: true },
  ),
);

for (const { what, query } of STRANGE_QUERIES) {
  test(
    `${what}: answered calmly`,
    journey(async (page) => {
      await page.goto('/search/');
      await box(page).fill(query);
      const said = status(page).filter({ hasText: /^Nothing found for “.+”\.$/ });
      await said.waitFor();
      assert.ok((await status(page).textContent())?.isWellFormed());
      await page.reload();
      await said.waitFor();
      assert.equal(await box(page).inputValue(), query);
    }),
  );
}

test(
  'ten thousand characters are a question like any other, in one word or in many',
  journey(async (page) => {
    for (const query of ['q'.repeat(10_000), 'slack '.repeat(1_667).slice(0, 10_000)]) {
      const said = status(page).filter({ hasText: query.slice(0, 80).trim() });
      await page.goto('/search/');
      await box(page).fill(query);
      await said.waitFor();
      await page.reload();
      await said.waitFor();
      assert.equal(await box(page).inputValue(), query);
    }
  }),
);

test(
  'the public queries find what they ask for first, and nonsense finds nothing, twice alike',
  journey(async (page) => {
    await page.goto('/search/');
    for (const round of [1, 2]) {
      for (const { query, targets, none = false } of queries as Query[]) {
        await search(page, query);
        const found = await keys(page);
        const isRight = none ? found.length === 0 : targets.includes(found[0] ?? '');
        assert.ok(isRight, `${query} (round ${round}) finds ${found.slice(0, 3).join(', ') || 'nothing'}`);
      }
    }
  }),
);

test(
  'words that are still being composed are not searched; finished ones are, without another key',
  journey(async (page) => {
    await page.clock.install();
    await page.goto('/search/?q=telemetry');
    await answerTo(page, 'telemetry');
    await page.keyboard.press('End');
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send('Input.imeSetComposition', { text: 'sl', selectionStart: 2, selectionEnd: 2 });
    assert.equal(await box(page).inputValue(), 'telemetrysl');
    await page.clock.runFor(1_000);
    assert.equal(addressOf(page), '/search/?q=telemetry');
    assert.match((await status(page).textContent()) ?? '', /“telemetry”/);
    await page.keyboard.press('ArrowDown');
    assert.ok(await isFocused(page), 'arrows choose among the words that the keyboard proposes');

    await keyboard.send('Input.insertText', { text: 'slack' });
    await answerTo(page, 'telemetryslack');
  }),
);

test(
  'the Enter that confirms a composed word is not one for the results',
  journey(async (page) => {
    await page.goto('/search/');
    await search(page, 'slack');
    await page.keyboard.press('ArrowDown');
    // Safari ends the composition first, and says so by nothing but this code.
    const isTaken = await box(page).evaluate((input) => {
      const enter = { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true };
      return !input.dispatchEvent(new KeyboardEvent('keydown', enter));
    });
    assert.equal(isTaken, false);
    await becomes(() => addressOf(page), '/search/?q=slack');
  }),
);

test(
  'where a browser lets no address be written, the search answers and leads to its results',
  journey(async (page) => {
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('Too many calls', 'SecurityError');
      };
      history.replaceState = refuse;
      history.pushState = refuse;
    });
    await page.goto('/search/');
    for (const query of ['telemetry', 'slack']) await search(page, query);
    await page.keyboard.press('Enter');
    await arrivesAt(page, 'Slack chat');
  }),
);

test(
  'an address is written once for letters that follow each other',
  journey(async (page) => {
    await page.addInitScript(() => {
      const replace = history.replaceState.bind(history);
      Object.assign(window, { shift: 0 });
      history.replaceState = (...change) => {
        window.shift += 1;
        replace(...change);
      };
    });
    await page.goto('/search/');
    await search(page, 'slack');
    const before = await page.evaluate(() => window.shift);
    await box(page).evaluate((input: HTMLInputElement) => {
      for (const letter of ' the chat of the community'.repeat(4)) {
        input.value += letter;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
    });
    await becomes(() => new URL(page.url()).searchParams.get('q')?.endsWith('community'), true);
    assert.ok((await page.evaluate(() => window.shift)) - before <= 2);
  }),
);

test(
  'what is typed over a question that stands in the address is a step, whatever was typed in between is none',
  journey(async (page) => {
    await page.goto('/');
    await page.goto('/search/?q=slack');
    await answerTo(page, 'slack');
    await box(page).fill('');
    await box(page).pressSequentially('telemetry');
    await answerTo(page, 'telemetry');
    await becomes(() => addressOf(page), '/search/?q=telemetry');
    await page.goBack();
    await answerTo(page, 'slack');
    assert.equal(await box(page).inputValue(), 'slack');
    await page.goBack();
    await arrivesAt(page, 'Getting started with Operate First');
  }),
);

test(
  'an address that is written in another way is the same question: opening a result adds no step',
  journey(async (page) => {
    await page.goto('/');
    await page.goto('/search/?kind=&q=mailing%20list');
    await answerTo(page, 'mailing list');
    await options(page).first().click();
    await arrivesAt(page, 'General mailing list');
    await page.goBack();
    await answerTo(page, 'mailing list');
    await page.goBack();
    await arrivesAt(page, 'Getting started with Operate First');
  }),
);

test(
  'back leads to the question that was asked on that page, not to one of another',
  journey(async (page) => {
    await page.goto('/terms/telemetry/');
    await page.keyboard.press('/');
    await becomes(() => isFocused(page), true);
    await page.keyboard.type('slack');
    await answerTo(page, 'slack');
    await page.keyboard.press('Enter');
    await arrivesAt(page, 'Slack chat');
    await page.keyboard.press('/');
    await becomes(() => box(page).inputValue(), 'slack');
    await search(page, 'wednesday');
    await page.keyboard.press('Escape');
    await page.goBack();
    await arrivesAt(page, 'Telemetry');
    await answerTo(page, 'slack');
    assert.equal(await box(page).inputValue(), 'slack');
    assert.equal(await options(page).first().getAttribute('aria-selected'), 'true');
  }),
);

test(
  'a page that the browser kept whole shows what was asked last',
  journey(async (page) => {
    await page.goto('/terms/telemetry/');
    await page.keyboard.press('/');
    await becomes(() => isFocused(page), true);
    await search(page, 'slack');
    await page.keyboard.press('Escape');
    // What another page has kept meanwhile; browsers that are driven from outside keep no page whole.
    await page.evaluate(() => {
      sessionStorage.setItem('search', JSON.stringify({ q: 'wednesday', kind: 'meetings', state: '' }));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await page.keyboard.press('/');
    await answerTo(page, 'wednesday');
    assert.equal(await filter(page, 'Look in').inputValue(), 'meetings');
  }),
);

test(
  'a dialog that back has opened and a reader has closed stays closed, though its code never came',
  journey(
    async (page) => {
      await page.goto('/terms/telemetry/');
      await page.keyboard.press('/');
      await becomes(() => isFocused(page), true);
      await search(page, 'slack');
      await page.keyboard.press('Enter');
      await arrivesAt(page, 'Slack chat');
      await page.route('**/_astro/search-view.*', (route) => route.abort('failed'));
      await page.goBack();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.reload();
      await arrivesAt(page, 'Telemetry');
      assert.equal(await page.getByRole('dialog').count(), 0);
    },
    { mayProvoke: [/^request failed, .*search-view/, /^console error: Failed to load resource/] },
  ),
);

test(
  'filters without words list what they leave, and say how much, or that there is nothing',
  journey(async (page) => {
    await page.goto('/search/');
    await filter(page, 'Look in').selectOption('channels');
    await becomes(
      () =>
        results(page)
          .count()
          .then((count) => count > 1),
      true,
    );
    assert.equal(await status(page).textContent(), `${await results(page).count()} results.`);
    const said = new Set<string>();
    for (const kind of await filter(page, 'Look in').locator('option').evaluateAll(valuesOf)) {
      for (const state of await filter(page, 'State').locator('option').evaluateAll(valuesOf)) {
        if (kind + state === '') continue;
        await filter(page, 'Look in').selectOption(kind);
        await filter(page, 'State').selectOption(state);
        const count = await results(page).count();
        const text = (await status(page).textContent()) ?? '';
        assert.equal(text, count === 0 ? 'Nothing found.' : `${count} result${count === 1 ? '' : 's'}.`);
        said.add(text);
        assert.equal(await page.locator('[data-part=nothing]').isVisible(), count === 0);
      }
    }
    assert.ok(said.has('Nothing found.') && said.has('1 result.'));
  }),
);

test(
  'a filter finds in the text what is far down among all results, and every count is kept',
  journey(async (page) => {
    await page.goto('/search/');
    for (const query of ['source', 'open']) {
      await search(page, query);
      const counted = await Promise.all(
        (await filter(page, 'Look in').locator('option').evaluateAll(valuesOf)).map(async (kind) => {
          const text = await filter(page, 'Look in').locator(`option[value="${kind}"]`).textContent();
          return [kind, Number(/\((\d+)\)$/.exec(text ?? '')?.[1])] as const;
        }),
      );
      const most = await page.getByRole('group', { name: 'In the text' }).getByRole('option').count();
      assert.equal(most, 12);
      for (const [kind, count] of counted) {
        await filter(page, 'Look in').selectOption(kind);
        const announced = await answerTo(page, query);
        assert.equal(announced, count, `${query} in ${kind || 'everything'}`);
      }
      const inKinds = counted.slice(1).reduce((sum, [, count]) => sum + count, 0);
      assert.ok(inKinds > (counted[0]?.[1] ?? 0), `${query}: the kinds have more than everything shows`);
      await filter(page, 'Look in').selectOption('');
    }
  }),
);

test(
  'the box of the home page leads to the answer',
  journey(async (page) => {
    await page.goto('/');
    await page.getByRole('searchbox', { name: 'Search the guide' }).fill('mailing list');
    await page.keyboard.press('Enter');
    await arrivesAt(page, 'Search');
    assert.ok((await answerTo(page, 'mailing list')) >= LISTS.length);
    assert.equal(addressOf(page), '/search/?q=mailing+list');
    assert.equal(await box(page).inputValue(), 'mailing list');
  }),
);

test(
  'by touch: the button, a result',
  journey(
    async (page) => {
      await page.goto('/terms/');
      await page.getByRole('link', { name: 'Search' }).tap();
      await box(page).fill('openinfralabs');
      await answerTo(page, 'openinfralabs');
      await options(page).first().tap();
      await arrivesAt(page, 'Openinfralabs list');
    },
    { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } },
  ),
);

const valuesOf = (choices: Element[]) => choices.map((choice) => (choice as HTMLOptionElement).value);

/** Holds back the texts of results until they are let go or lost; others may pass when they are told to. */
async function holdFragments(page: Page) {
  const asked = Promise.withResolvers<void>();
  const held: Route[] = [];
  let holds = true;
  await page.route('**/*.pf_fragment', async (route) => {
    if (!holds) return route.continue();
    held.push(route);
    asked.resolve();
  });
  const end = (how: (route: Route) => Promise<void>) => {
    holds = false;
    return Promise.all(held.map(how));
  };
  return {
    asked: asked.promise,
    letOthersPass: () => (holds = false),
    release: () => end((route) => route.continue()),
    lose: () => end((route) => route.abort('failed')),
  };
}

const isFocused = (page: Page) => box(page).evaluate((element) => element === document.activeElement);
