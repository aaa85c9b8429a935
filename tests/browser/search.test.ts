import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { arrivesAt, becomes, isInWindow, journeys } from '../support/reader.ts';

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
    link: 'General mailing list: An archive, not a sign-up page',
    place: '/channels/general-mailing-list/#an-archive-not-a-sign-up-page',
    heading: 'An archive, not a sign-up page',
  },
  {
    typed: 'onboard to a cluster',
    link: 'Onboard to a cluster',
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
];
const MARKUP = '"><img src=x onerror=alert(1)>';

const journey = journeys();
const box = (page: Page) => page.getByRole('searchbox');
const results = (page: Page) => page.locator('[data-search-result]');
const links = (page: Page) => results(page).getByRole('link');
const kind = (page: Page, name: string) => page.getByRole('radio', { name });
const addressOf = (page: Page) => {
  const { pathname, search, hash } = new URL(page.url());
  return pathname + search + hash;
};

/** Waits until the answer to a question is there, and says how many results it announces. */
async function answerTo(page: Page, query: string): Promise<number> {
  const status = page.getByRole('status').filter({ hasText: `for “${query}”.` });
  await status.waitFor();
  return Number.parseInt((await status.textContent()) ?? '', 10) || 0;
}

async function search(page: Page, query: string): Promise<number> {
  await box(page).fill(query);
  return answerTo(page, query);
}

/** The number beside a kind. */
async function countBeside(page: Page, name: string): Promise<number> {
  const label = await page.getByRole('main').locator('label').filter({ hasText: name }).innerText();
  return Number.parseInt(label.slice(name.length), 10);
}

for (const { typed, title, address } of LISTS) {
  test(
    `"${typed}" finds the list first, shows its address and leads to it`,
    journey(async (page) => {
      await page.goto('/search/');
      await search(page, typed);
      const first = results(page).first();
      assert.equal(await first.locator('[data-part=answer]').textContent(), address);
      await first.getByRole('link', { name: title, exact: true }).click();
      await arrivesAt(page, title);
    }),
  );
}

test(
  '"mailing list" puts all three lists first',
  journey(async (page) => {
    await page.goto('/search/');
    await search(page, 'mailing list');
    const first = (await links(page).allTextContents()).slice(0, LISTS.length);
    assert.deepEqual(first.sort(), LISTS.map(({ title }) => title).sort());
  }),
);

for (const { typed, link, place, heading } of SECTIONS) {
  test(
    `"${typed}" leads to the section, not only to its page`,
    journey(async (page) => {
      await page.goto('/search/');
      await search(page, typed);
      await links(page).filter({ hasText: link }).first().click();
      await page.waitForURL(`**${place}`);
      await becomes(() => isInWindow(page.getByRole('heading', { name: heading, exact: true })), true);
    }),
  );
}

test(
  'choosing a kind leaves the results of that kind, as many as were counted beside it',
  journey(async (page) => {
    await page.goto('/search/');
    const found = await search(page, 'mailing');
    assert.equal(await countBeside(page, 'everything'), found);
    const counted = await countBeside(page, 'Channels');
    assert.ok(counted > 0 && counted < found);

    await kind(page, 'Channels').check();
    await becomes(() => results(page).count(), counted);
    const kinds = await results(page).locator('[data-part=kind]').allTextContents();
    assert.deepEqual([...new Set(kinds)], ['Channels']);
    assert.equal(await answerTo(page, 'mailing'), counted);
    assert.equal(await countBeside(page, 'everything'), found, 'the other counts stay');
    assert.equal(addressOf(page), '/search/?q=mailing&kind=channels');

    await kind(page, 'everything').check();
    await becomes(() => results(page).count(), found);
  }),
);

for (const shortcut of SHORTCUTS) {
  test(
    `${shortcut} leads from an entry to the search, ready to type`,
    journey(async (page) => {
      await page.goto('/terms/telemetry/');
      await page.keyboard.press(shortcut);
      await arrivesAt(page, 'Search');
      await becomes(() => isFocused(page), true);
    }),
  );

  test(
    `${shortcut} goes to the box of a page that has one`,
    journey(async (page) => {
      await page.goto('/');
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link').first().focus();
      await page.keyboard.press(shortcut);
      await becomes(() => isFocused(page), true);
      assert.equal(addressOf(page), '/');
    }),
  );
}

test(
  '/ is a slash where one types, and a shortcut where one chooses a kind',
  journey(async (page) => {
    await page.goto('/search/');
    await box(page).pressSequentially('MOC/ODH');
    assert.equal(await box(page).inputValue(), 'MOC/ODH');
    await answerTo(page, 'MOC/ODH');

    await kind(page, 'Meetings').check();
    await page.keyboard.press('/');
    assert.ok(await isFocused(page));
    assert.equal(await box(page).inputValue(), 'MOC/ODH');
  }),
);

test(
  'arrows walk from the box through the results and back, and Enter opens one',
  journey(async (page) => {
    await page.goto('/search/?q=openinfralabs');
    await answerTo(page, 'openinfralabs');
    const [first, second] = await links(page).all();
    assert.ok(first && second);
    for (const [key, place] of [
      ['ArrowDown', first],
      ['ArrowDown', second],
      ['ArrowUp', first],
      ['ArrowUp', box(page)],
      ['ArrowUp', box(page)],
      ['ArrowDown', first],
    ] as const) {
      await page.keyboard.press(key);
      assert.ok(await place.evaluate((element) => element === document.activeElement));
    }
    await page.keyboard.press('Enter');
    await arrivesAt(page, 'Openinfralabs list');
  }),
);

test(
  'how much was found is announced while one types',
  journey(async (page) => {
    await page.goto('/search/');
    const status = page.getByRole('status');
    assert.equal(await status.textContent(), '');
    const many = await search(page, 'meeting');
    assert.equal(await status.textContent(), `${many} results for “meeting”.`);
    await search(page, 'kanban');
    assert.equal(await status.textContent(), '1 result for “kanban”.');
    await search(page, 'pineapple');
    assert.equal(await status.textContent(), 'Nothing found for “pineapple”.');
    await box(page).fill('');
    await becomes(() => status.textContent(), '');
    assert.equal(await results(page).count(), 0);
  }),
);

test(
  'a search has an address, which a reload and a bookmark bring back',
  journey(async (page) => {
    await page.goto('/search/');
    await search(page, 'mailing');
    await kind(page, 'Channels').check();
    await page.waitForURL('**/search/?q=mailing&kind=channels');
    const found = await answerTo(page, 'mailing');
    const seen = await links(page).allTextContents();

    await page.reload();
    assert.equal(await answerTo(page, 'mailing'), found);
    assert.equal(await box(page).inputValue(), 'mailing');
    assert.ok(await kind(page, 'Channels').isChecked());
    assert.deepEqual(await links(page).allTextContents(), seen);
  }),
);

test(
  'back and forward walk through what was searched',
  journey(async (page) => {
    const places = [
      { address: '/search/?q=slack', query: 'slack', chosen: 'everything' },
      { address: '/search/?q=telemetry', query: 'telemetry', chosen: 'everything' },
      { address: '/search/?q=telemetry&kind=terms', query: 'telemetry', chosen: 'Understanding the environment' },
    ];
    const isAt = async ({ address, query, chosen }: (typeof places)[number]) => {
      await becomes(() => addressOf(page), address);
      await answerTo(page, query);
      await becomes(() => box(page).inputValue(), query);
      assert.ok(await kind(page, chosen).isChecked());
    };
    const [slack, telemetry, terms] = places;
    assert.ok(slack && telemetry && terms);

    await page.goto('/');
    await page.goto('/search/');
    for (const query of ['slack', 'telemetry']) {
      await box(page).fill('');
      await box(page).pressSequentially(query);
      await answerTo(page, query);
      await page.keyboard.press('Enter');
    }
    await kind(page, terms.chosen).check();
    await isAt(terms);
    for (const place of [telemetry, slack]) {
      await page.goBack();
      await isAt(place);
    }
    for (const place of [telemetry, terms]) {
      await page.goForward();
      await isAt(place);
    }

    await links(page).first().click();
    await arrivesAt(page, 'Telemetry');
    await page.goBack();
    await isAt(terms);
    for (let step = 0; step < places.length; step++) await page.goBack();
    await arrivesAt(page, 'Getting started with Operate First');
  }),
);

test(
  'an answer that comes late does not take the place of a newer one',
  journey(async (page) => {
    const asked = Promise.withResolvers<void>();
    const late = Promise.withResolvers<void>();
    let isSlow = true;
    await page.route('**/pagefind/fragment/*', async (route) => {
      asked.resolve();
      if (isSlow) await late.promise;
      await route.continue();
    });
    await page.goto('/search/');
    await page.evaluate(() => {
      const status = document.querySelector('[role=status]');
      const announced: string[] = [];
      Object.assign(window, { announced });
      new MutationObserver(() => announced.push(status?.textContent ?? '')).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });

    await box(page).fill('slac');
    await asked.promise;
    isSlow = false;
    await search(page, 'telemetry');
    late.resolve();
    // It needs the very pieces that were late, so whatever they bring is there when it is answered.
    await search(page, 'slack');
    const announced = await page.evaluate(() => (window as unknown as { announced: string[] }).announced);
    assert.deepEqual(
      [...new Set(announced)].map((line) => /“(.*)”/.exec(line)?.[1]),
      ['telemetry', 'slack'],
    );
  }),
);

test(
  'where nothing is found, there are ways out',
  journey(async (page) => {
    await page.goto('/search/');
    assert.equal(await search(page, 'pineapple'), 0);
    const ways = page.getByRole('main').getByRole('listitem').getByRole('link');
    assert.deepEqual(await ways.allTextContents(), WAYS_OUT);
    await ways.filter({ hasText: 'A to Z' }).click();
    await arrivesAt(page, 'A to Z');
  }),
);

test(
  'the words that were searched stand out in what is quoted',
  journey(async (page) => {
    await page.goto('/search/?q=harvested');
    await answerTo(page, 'harvested');
    const quoted = results(page).first().locator('[data-part=excerpt]');
    const marked = await quoted.locator('mark').allTextContents();
    assert.ok(marked.length > 0);
    for (const word of marked) assert.match(word, /harvested/i);
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
    assert.ok(await kind(page, 'everything').isChecked(), 'a kind that does not exist means everything');
    assert.equal(await page.getByRole('main').locator('img').count(), 0);
  }),
);

for (const { what, query } of STRANGE_QUERIES) {
  test(
    `${what}: answered calmly`,
    journey(async (page) => {
      await page.goto('/search/');
      await box(page).fill(query);
      await page
        .getByRole('status')
        .filter({ hasText: /^Nothing found for “.+”\.$/ })
        .waitFor();
      assert.ok((await page.getByRole('status').textContent())?.isWellFormed());
      await page.reload();
      await page.getByRole('status').filter({ hasText: 'Nothing found' }).waitFor();
      assert.equal(await box(page).inputValue(), query);
    }),
  );
}

test(
  'ten thousand characters are a question like any other, in one word or in many',
  journey(async (page) => {
    for (const query of ['q'.repeat(10_000), 'slack '.repeat(1_667).slice(0, 10_000)]) {
      await page.goto('/search/');
      await box(page).fill(query);
      await page
        .getByRole('status')
        .filter({ hasText: query.slice(0, 80) })
        .waitFor();
      await page.reload();
      await page
        .getByRole('status')
        .filter({ hasText: query.slice(0, 80) })
        .waitFor();
      assert.equal(await box(page).inputValue(), query);
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
    assert.match((await page.getByRole('status').textContent()) ?? '', /“telemetry”/);
    await page.keyboard.press('ArrowDown');
    assert.ok(await isFocused(page), 'arrows choose among the words that the keyboard proposes');

    await keyboard.send('Input.insertText', { text: 'slack' });
    await answerTo(page, 'telemetryslack');
  }),
);

test(
  'the box of the home page leads to the answer',
  journey(async (page) => {
    await page.goto('/');
    await box(page).fill('mailing list');
    await page.keyboard.press('Enter');
    await arrivesAt(page, 'Search');
    assert.ok((await answerTo(page, 'mailing list')) >= LISTS.length);
    assert.equal(addressOf(page), '/search/?q=mailing+list');
    assert.equal(await box(page).inputValue(), 'mailing list');
  }),
);

const isFocused = (page: Page) => box(page).evaluate((element) => element === document.activeElement);
