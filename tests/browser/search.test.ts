import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Query } from '../../src/domain/search/score.ts';
import queries from '../fixtures/search/queries.json' with { type: 'json' };
import { contentOfGuide } from '../support/content.ts';
import { arrivesAt, becomes, isInWindow, journeys } from '../support/reader.ts';
import {
  addressOf,
  answerTo,
  box,
  filter,
  isFocused,
  keys,
  options,
  results,
  search,
  status,
  titles,
} from '../support/search.ts';

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

const content = await contentOfGuide();
const journey = journeys();

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
    assert.equal(await countBeside(page, 'Look in', 'all'), found);
    const counted = await countBeside(page, 'Look in', 'Channels');
    assert.ok(counted > 0 && counted < found);

    await filter(page, 'Look in').selectOption({ value: 'channels' });
    await becomes(() => results(page).count(), counted);
    assert.ok((await keys(page)).every((key) => key.startsWith('channels/')));
    assert.equal(await answerTo(page, 'mailing'), counted);
    assert.equal(await countBeside(page, 'Look in', 'all'), found, 'the other counts stay');
    assert.equal(addressOf(page), '/search/?q=mailing&kind=channels');

    await filter(page, 'Look in').selectOption({ value: '' });
    await becomes(() => answerTo(page, 'mailing'), found);
    const unknown = await countBeside(page, 'State', 'unknown');
    await filter(page, 'State').selectOption({ value: 'unknown' });
    await becomes(() => answerTo(page, 'mailing'), unknown);
    assert.equal(addressOf(page), '/search/?q=mailing&state=unknown');
  }),
);

test(
  'a search in the wrong words says what it was taken for, and can be taken literally',
  journey(async (page) => {
    await page.goto('/search/');
    await search(page, 'telemtry');
    await page.getByText('Showing results for “telemetry”.').waitFor();
    assert.equal((await titles(page))[0], 'Telemetry');
    await page.getByRole('button', { name: 'Search for what I typed' }).click();
    await becomes(() => status(page).textContent(), 'Nothing found for “telemtry”.');
    await search(page, 'telemetry');
    assert.equal(await page.getByText('Showing results').isVisible(), false);
  }),
);

test(
  'how much was found is announced while one types',
  journey(async (page) => {
    await page.goto('/search/');
    assert.equal(await status(page).textContent(), '');
    const many = await search(page, 'meeting');
    const seen = await results(page).count();
    assert.ok(seen < many);
    assert.equal(await status(page).textContent(), `The first ${seen} of ${many} results for “meeting”.`);
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

test(
  'the public queries find what they ask for first, and nonsense finds nothing, twice alike',
  journey(async (page) => {
    const ask = async (window: Page, some: readonly Query[]) => {
      await window.goto('/search/');
      for (const { query, targets, none = false } of some) {
        await search(window, query);
        const found = await keys(window);
        const isRight = none ? found.length === 0 : targets.includes(found[0] ?? '');
        assert.ok(isRight, `${query} finds ${found.slice(0, 3).join(', ') || 'nothing'}`);
      }
    };
    const all = queries as Query[];
    // What was asked before, and how many have asked, makes no difference.
    await Promise.all([ask(page, all), ask(await page.context().newPage(), all.toReversed())]);
  }),
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
    const chosen = () => filter(page, 'Look in').locator('option:checked').textContent();
    await becomes(chosen, `Channels (${await results(page).count()})`);
    await box(page).press('ArrowDown');
    await becomes(() => page.locator('[data-search] [type=submit]').textContent(), 'Open this');
    const said = new Set<string>();
    const hidden = `“Look in” and “State” hide all ${content.entries.length} results.`;
    for (const kind of await filter(page, 'Look in').locator('option').evaluateAll(valuesOf)) {
      for (const state of await filter(page, 'State').locator('option').evaluateAll(valuesOf)) {
        if (kind + state === '') continue;
        await filter(page, 'Look in').selectOption(kind);
        await filter(page, 'State').selectOption(state);
        const count = await results(page).count();
        const text = count === 0 ? hidden : `${count} result${count === 1 ? '' : 's'}.`;
        await becomes(() => status(page).textContent(), text);
        said.add(text);
        assert.equal(await page.locator('[data-part=nothing]').isVisible(), count === 0);
      }
    }
    assert.ok(said.has(hidden) && said.has('1 result.'));
  }),
);

test(
  'a filter finds in the text what is far down among all results, and every count is kept',
  journey(async (page) => {
    await page.goto('/search/');
    for (const query of ['source', 'open', 'github', 'meeting']) {
      await search(page, query);
      const counted = await Promise.all(
        (await filter(page, 'Look in').locator('option').evaluateAll(valuesOf)).map(async (kind) => {
          const text = await filter(page, 'Look in').locator(`option[value="${kind}"]`).textContent();
          return [kind, Number(/\((\d+)\)$/.exec(text ?? '')?.[1])] as const;
        }),
      );
      const most = await page.getByRole('group', { name: 'In the text' }).getByRole('option').count();
      assert.equal(most, 12, query);
      for (const [kind, count] of counted) {
        await filter(page, 'Look in').selectOption(kind);
        const announced = await answerTo(page, query);
        assert.equal(announced, count, `${query} in ${kind || 'everything'}`);
      }
      const inKinds = counted.slice(1).reduce((sum, [, count]) => sum + count, 0);
      assert.equal(inKinds, counted[0]?.[1], `${query}: everything is all kinds together`);
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
