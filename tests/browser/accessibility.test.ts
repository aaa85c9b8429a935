import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { EACH_KIND, everyAddress, openToLook } from '../support/addresses.ts';
import { bringAxe, type Examination, examine } from '../support/axe.ts';
import { CONDITIONS, type Condition, readAs } from '../support/conditions.ts';
import { journeys } from '../support/reader.ts';
import { answerTo, box, filter, openAnswered } from '../support/search.ts';

/** Windows that look at pages at once; as many as a small machine has processors. */
const WINDOWS = 2;
/** Fewer addresses than this would mean that they were looked for in the wrong place. */
const FEWEST_ADDRESSES = 35;

/**
 * What the engine leaves to a person, and what a person found. One that nothing needs any more has to go, so that it
 * cannot cover something else one day.
 */
const EXPLAINED: readonly { rule: RegExp; why: RegExp; place?: RegExp; because: string }[] = [
  {
    rule: /^hidden-content$/,
    why: /hidden content/,
    because: 'What is hidden is shown in another test of this file: dialog, menu, evidence, what narrow windows lack.',
  },
  {
    rule: /^color-contrast/,
    why: /only non-text characters/,
    because: 'Arrows and the signs of keys; their colours are those of words beside them, which are judged.',
  },
  {
    rule: /^color-contrast/,
    why: /too short to determine/,
    because: 'Single figures of drawings; every role of a colour is judged in tests/styles/tokens.test.ts.',
  },
  {
    rule: /^color-contrast/,
    why: /Unable to determine contrast ratio/,
    place: /\.scale/,
    because: 'The numbers of weeks take no room of their own, so that they stand over their weeks; likewise.',
  },
  {
    rule: /^color-contrast/,
    why: /partially obscured/,
    place: /search|button\[type="submit"\]|^\.slash$/,
    because: 'The box of the search dialog, scrolled away by its results in a small window; judged before it was.',
  },
  {
    rule: /^identical-links-same-purpose$/,
    why: /same purpose/,
    place: /^a\[href/,
    because: 'Links of one name lead to one thing, here or on its own page: tests/guide/links.test.ts.',
  },
  {
    rule: /^css-orientation-lock$/,
    why: /cannot be determined/,
    because: 'Pages that lead on have no styles.',
  },
];
const needed = new Set<string>();
/** What opens in a window is not printed. */
const ON_SCREEN = CONDITIONS.filter(({ query }) => query !== 'print');

const journey = journeys();

test(
  'no rule of axe has anything against any page, however it is read, its evidence open or closed',
  journey(async (page, { folder }) => {
    const paths = await everyAddress(folder);
    assert.ok(paths.length >= FEWEST_ADDRESSES, `there are ${paths.length} addresses`);
    const objections: string[] = [];
    await share(page.context(), paths, async (view, path) => {
      await openToLook(view, path);
      await bringAxe(view);
      // A page with its evidence open has all that it has closed; that it is closed well is looked at once.
      const closed = await examine(view);
      if (await openEvidence(view)) objections.push(...against(`${path}, closed`, closed));
      objections.push(...(await objectionsTo(view, path)));
    });
    assert.deepEqual(objections, []);
  }),
);

test(
  'what falls short of AAA in one way to read, and nowhere else, is found',
  journey(
    async (page) => {
      for (const { name, query, ...way } of CONDITIONS) {
        await page.goto('/terms/no-sla/');
        await bringAxe(page);
        await page.addStyleTag({
          content: `@media ${query} { main p { forced-color-adjust: none; background: #fff; color: #6b6b6b } }`,
        });
        await readAs(page, way);
        const { violations } = await examine(page);
        assert.deepEqual([...new Set(violations.map(({ rule }) => rule))], ['color-contrast-enhanced'], name);
      }
    },
    { bypassCSP: true },
  ),
);

// In a small window its results scroll, as they come, so there it is opened anew.
for (const [where, ways] of [
  ['however it is read', ON_SCREEN.filter(({ window }) => window.viewport === undefined)],
  ['in a window of 320 pixels', ON_SCREEN.filter(({ window }) => window.viewport !== undefined)],
] as const) {
  test(
    `no rule of axe has anything against the search dialog ${where}, whatever it shows`,
    journey(
      async (page) => {
        await page.goto('/terms/telemetry/');
        await bringAxe(page);
        for (const [state, bring] of DIALOG) {
          await bring(page);
          assert.deepEqual(await objectionsTo(page, state, ways), []);
        }
      },
      { ...ways[0]?.window, provokes: [/^request failed, .*pf_fragment/] },
    ),
  );
}

test(
  'no rule of axe has anything against the menu of a link mark, however it is read',
  journey(
    async (page) => {
      await page.goto('/channels/slack/');
      await bringAxe(page);
      await page.getByRole('link', { name: 'Copy link to “Slack chat”' }).press('Enter');
      await page.getByText('Copied: ').waitFor();
      assert.deepEqual(await objectionsTo(page, 'menu', ON_SCREEN), []);
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ),
);

test('every explanation of what axe leaves to a person is still needed', () => {
  assert.deepEqual(
    EXPLAINED.filter(({ because }) => !needed.has(because)),
    [],
    'every explanation is still needed',
  );
});

/** What the search dialog can show, one after the other. */
const DIALOG: readonly [state: string, bring: (page: Page) => Promise<unknown>][] = [
  ['just opened', (page) => page.keyboard.press('Control+k')],
  ['with results', (page) => ask(page, 'mailing')],
  ['with a chosen result', (page) => page.keyboard.press('ArrowDown')],
  ['with a correction', (page) => ask(page, 'telemtry')],
  [
    'with one kind only',
    async (page) => {
      await filter(page, 'Look in').selectOption('channels');
      await answerTo(page, 'telemtry');
    },
  ],
  ['with nothing found', (page) => ask(page, 'pineapple telemetry mango')],
  [
    'without the text',
    async (page) => {
      await page.route('**/*.pf_fragment', (route) => route.abort('failed'));
      await ask(page, 'institutions');
      await page.getByText('The full text cannot be searched right now').waitFor();
    },
  ],
];

async function ask(page: Page, query: string): Promise<void> {
  await box(page).fill(query);
  await answerTo(page, query);
}

/** What speaks against a page as it stands, in each of these ways to read it. */
async function objectionsTo(page: Page, where: string, ways: readonly Condition[] = CONDITIONS): Promise<string[]> {
  const objections: string[] = [];
  for (const { name, ...way } of ways) {
    await readAs(page, way);
    objections.push(...against(`${where} ${name}`, await examine(page)));
  }
  const [first] = ways;
  if (first !== undefined) await readAs(page, first);
  return objections;
}

/** Lets some windows share the addresses among them. */
async function share(
  context: BrowserContext,
  paths: readonly string[],
  look: (page: Page, path: string) => Promise<void>,
): Promise<void> {
  const left = [...paths];
  await Promise.all(
    Array.from({ length: WINDOWS }, async () => {
      const page = await context.newPage();
      for (let path = left.shift(); path !== undefined; path = left.shift()) await look(page, path);
    }),
  );
}

/** What speaks against a page: what is wrong, and what the engine cannot decide and nobody has explained. */
function against(where: string, { violations, undecided }: Examination): string[] {
  const unexplained = undecided.filter((finding) => {
    const explanation = EXPLAINED.find(
      ({ rule, why, place }) =>
        rule.test(finding.rule) && why.test(finding.why) && (place?.test(finding.place) ?? true),
    );
    if (explanation !== undefined) needed.add(explanation.because);
    return explanation === undefined;
  });
  return [...violations, ...unexplained].map(({ rule, why, place }) => `${where}: ${rule}, ${why}: ${place}`);
}

/** Opens all evidence, and says whether there was any. */
const openEvidence = (page: Page): Promise<boolean> =>
  page.locator('details').evaluateAll((all) => {
    for (const details of all) (details as HTMLDetailsElement).open = true;
    return all.length > 0;
  });

test(
  'a list without marks still is one: WebKit takes one that has none by its style for mere layout',
  journey(async (page) => {
    let seen = 0;
    for (const path of EACH_KIND) {
      await openAnswered(page, path);
      const styles = await page
        .locator('ul, ol')
        .evaluateAll((lists) => lists.map((list) => getComputedStyle(list).listStyleType));
      assert.ok(!styles.includes('none'), path);
      seen += styles.filter((style) => style === '""').length;
    }
    assert.ok(seen > 0, 'there are lists without marks');
  }),
);
