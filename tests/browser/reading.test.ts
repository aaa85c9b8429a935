import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { contentOfGuide } from '../support/content.ts';
import { arrivesAt, becomes, isInWindow, journeys } from '../support/reader.ts';
import { sitemapPaths } from '../support/site.ts';

const content = await contentOfGuide();
/** Home, then each list with its entries; steps are read on the page of their list. */
const READING_ORDER = [
  content.page('home').data.title,
  ...content.collections.flatMap((collection) => [
    content.page(collection).data.title,
    ...(collection === 'steps' ? [] : content.entriesIn(collection).map(({ data }) => data.title)),
  ]),
];
/** Those that follow each other, then what is expected beside all of them. */
const STEPS = (['in-order', 'all-along'] as const).flatMap((when) =>
  content
    .entriesIn('steps')
    .filter(({ data }) => data.when === when)
    .map(({ data }) => data.title),
);
const LAST_PATH = `/${content.collections.at(-1)}/${content.entriesIn(content.collections.at(-1) ?? 'terms').at(-1)?.id}/`;

/** Where a reader may be, and what the main menu marks then: the page itself, or the part of the guide it belongs to. */
const PLACES_IN_MENU = [
  { path: '/', marked: [] },
  { path: '/concepts/', marked: [['Three parts', 'page']] },
  { path: '/concepts/mass-open-cloud/', marked: [['Three parts', 'true']] },
  { path: '/channels/', marked: [['Channels', 'page']] },
  { path: '/channels/slack/', marked: [['Channels', 'true']] },
  { path: '/bring-your-project/', marked: [['Bring your project', 'page']] },
  { path: '/meetings/project-coordination/', marked: [['Meetings', 'true']] },
  { path: '/terms/telemetry/', marked: [['Terms', 'true']] },
  { path: '/a-z/', marked: [['A–Z', 'page']] },
  { path: '/about/', marked: [['About', 'page']] },
];

const journey = journeys();
const way = (page: Page) => page.getByRole('navigation', { name: 'Reading order' });

test(
  '"next" leads from home to the last entry in their order, each page says how far that is, and "previous" leads all the way back',
  journey(async (page) => {
    await page.goto('/');
    for (const [at, heading] of READING_ORDER.entries()) {
      if (at === 0) continue;
      await way(page)
        .getByRole('link', { name: `Next: ${heading}`, exact: true })
        .click();
      await arrivesAt(page, heading);
      const place = (await way(page).getByRole('paragraph').textContent())?.trim();
      assert.equal(place?.split(',')[0], `${at + 1} of ${READING_ORDER.length}`, heading);
    }
    assert.equal(await way(page).getByRole('link', { name: 'Next' }).count(), 0, 'nothing comes after the last entry');

    for (const heading of READING_ORDER.slice(0, -1).reverse()) {
      await way(page)
        .getByRole('link', { name: `Previous: ${heading}`, exact: true })
        .click();
      await arrivesAt(page, heading);
    }
    assert.equal(await way(page).getByRole('link', { name: 'Previous' }).count(), 0, 'nothing comes before home');
  }),
);

test(
  'what is left to read gets less from page to page',
  journey(async (page) => {
    const said: (string | undefined)[] = [];
    for (const path of ['/concepts/', '/channels/', '/terms/', LAST_PATH]) {
      await page.goto(path);
      said.push((await way(page).getByRole('paragraph').textContent())?.trim());
    }
    const minutes = said.map((words) => Number(/about (\d+) minutes? left$/.exec(words ?? '')?.[1] ?? 0));
    assert.ok(
      minutes.every((left, at) => at === 0 || left < (minutes[at - 1] ?? 0)),
      `${minutes}`,
    );
    assert.equal(minutes.at(-1), 0, 'nothing is left after the last page');
  }),
);

test(
  'what is known today, the steps in their order, and then the questions stand on one page',
  journey(async (page) => {
    await page.goto('/bring-your-project/');
    const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents();
    assert.deepEqual(headings, [...STEPS, content.page('steps').data.ready?.title]);
    const { inShort, says } = content.site?.today ?? { says: '' };
    const first = page.getByRole('main').getByText(inShort ?? says);
    const { y: told = 0 } = (await first.boundingBox()) ?? {};
    const { y: begun = 0 } = (await page.getByRole('heading', { name: STEPS[0] ?? '' }).boundingBox()) ?? {};
    assert.ok(told > 0 && told < begun, 'what is known today comes first');
  }),
);

test(
  'every page says at its head what is known today, and leads to the evidence, but those that say it in full',
  journey(async (page, { folder }) => {
    const said = content.site?.today.inOneLine ?? '';
    const line = page.getByRole('banner').getByRole('link', { name: said, exact: true });
    const silent: string[] = [];
    const paths = await sitemapPaths(folder);
    for (const path of [...paths, '/search/', '/404.html']) {
      await page.goto(path, { waitUntil: 'domcontentloaded' });
      if ((await line.count()) !== 1) silent.push(path);
    }
    assert.ok(said !== '' && paths.length > silent.length);
    assert.deepEqual(silent.sort(), ['/', '/bring-your-project/']);
    await page.goto('/channels/slack/');
    await line.click();
    await becomes(() => isInWindow(page.getByRole('heading', { name: 'What is known today' })), true);
  }),
);

test(
  'the main menu marks where the reader is',
  journey(async (page) => {
    for (const { path, marked } of PLACES_IN_MENU) {
      await page.goto(path);
      const marks = await page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => [link.textContent?.trim(), link.getAttribute('aria-current')]));
      assert.deepEqual(
        marks.filter(([, mark]) => mark !== null),
        marked,
        path,
      );
    }
  }),
);

test(
  'every name that the home page gives as an answer leads to the page of that name',
  journey(async (page) => {
    await page.goto('/');
    const wishes = page.getByRole('region', { name: 'I want to …' }).getByRole('listitem').getByRole('link');
    // What follows the name is the state of its record.
    const answers = await wishes
      .locator('.label')
      .evaluateAll((labels) => labels.map(({ firstChild }) => firstChild?.textContent?.trim() ?? ''));
    assert.ok(answers.length > 0 && !answers.includes(''));
    for (const [index, answer] of answers.entries()) {
      await wishes.nth(index).click();
      await arrivesAt(page, answer);
      await page.goBack();
      await arrivesAt(page, READING_ORDER[0] ?? '');
    }
  }),
);
