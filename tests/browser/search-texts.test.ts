import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { packNames, unpackNames } from '../../src/domain/search/names.ts';
import { arrivesAt, becomes, journeys } from '../support/reader.ts';
import { answerTo, box, filter, keys, list, results, search, status, titles } from '../support/search.ts';

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
const MARKUP = '"><img src=x onerror=alert(1)>';

const journey = journeys();

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

/** Other names of pages, and the titles of those. */
const NAMES_OF_PAGES = [
  ['booklet', 'The whole guide'],
  ['glossary', 'A to Z'],
  ['changelog', 'What changed'],
  ['facts', 'The source, fact by fact'],
];

test(
  'a page is found by its other names, also one whose text is that of others',
  journey(async (page) => {
    await page.goto('/search/');
    for (const [name = '', title] of NAMES_OF_PAGES) {
      await search(page, name);
      assert.ok((await titles(page)).includes(title ?? ''), `${name}: ${await titles(page)}`);
    }
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
      // An address that is longer than servers take could not be loaded again.
      const kept = await box(page).inputValue();
      assert.ok(query.startsWith(kept) && kept.length >= 399, `${kept.length} signs are kept`);
    }
  }),
);

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
