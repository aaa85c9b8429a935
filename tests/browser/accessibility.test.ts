import assert from 'node:assert/strict';
import { test } from 'node:test';
import axe, { type RunOnly } from 'axe-core';
import type { Page } from 'playwright-core';
import { journeys } from '../support/reader.ts';
import { answerTo, box, filter, openAnswered } from '../support/search.ts';
import { sitemapPaths } from '../support/site.ts';

/** WCAG 2.2 at the levels A and AA, with what its predecessors ask, and what axe holds for good practice beside it. */
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What of it depends on colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
/** What a sitemap does not list: a search that finds something, one that does not, and the page for lost readers. */
const BESIDE_THE_SITEMAP = ['/search/?q=mailing', '/search/?q=pineapple&kind=terms', '/404.html'];

const journey = journeys();

test(
  'axe has nothing to object to on any page, with all evidence open, in light colours and in dark ones',
  journey(async (page, { folder }) => {
    const objections: string[] = [];
    for (const path of [...(await sitemapPaths(folder)), ...BESIDE_THE_SITEMAP]) {
      await open(page, path);
      await openDetails(page);
      await page.emulateMedia({ colorScheme: 'light' });
      const inLight = await objectionsTo(page, { type: 'tag', values: STANDARDS });
      await page.emulateMedia({ colorScheme: 'dark' });
      const inDark = await objectionsTo(page, { type: 'rule', values: COLOUR_RULES });
      objections.push(...inLight.map((what) => `${path}: ${what}`), ...inDark.map((what) => `${path} (dark): ${what}`));
    }
    assert.deepEqual(objections, []);
  }),
);

test(
  'axe has nothing to object to on pages whose evidence is closed',
  journey(async (page) => {
    for (const path of ['/', '/channels/slack/', '/bring-your-project/']) {
      await open(page, path);
      assert.deepEqual(await objectionsTo(page, { type: 'tag', values: STANDARDS }), []);
    }
  }),
);

test(
  'axe has nothing to object to in any state of the search dialog, in light colours and in dark ones',
  journey(
    async (page) => {
      await open(page, '/terms/telemetry/');
      const ask = (query: string) => async () => {
        await box(page).fill(query);
        await answerTo(page, query);
      };
      const states: [string, () => Promise<unknown>][] = [
        ['just opened', () => page.keyboard.press('/')],
        ['with results', ask('mailing')],
        ['with a chosen result', () => page.keyboard.press('ArrowDown')],
        ['with a correction', ask('telemtry')],
        [
          'with one kind only',
          async () => {
            await filter(page, 'Look in').selectOption('channels');
            await answerTo(page, 'telemtry');
          },
        ],
        ['with nothing found', ask('pineapple telemetry mango')],
        [
          'without the text',
          async () => {
            await page.route('**/*.pf_fragment', (route) => route.abort('failed'));
            await ask('institutions')();
            await page.getByText('The full text cannot be searched right now').waitFor();
          },
        ],
      ];
      for (const [state, bring] of states) {
        await bring();
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          assert.deepEqual(
            await objectionsTo(page, { type: 'tag', values: STANDARDS }, 'dialog'),
            [],
            `${state}, ${colorScheme}`,
          );
        }
      }
    },
    { provokes: [/^request failed, .*pf_fragment/] },
  ),
);

async function open(page: Page, path: string): Promise<void> {
  await openAnswered(page, path);
  await page.evaluate(axe.source);
}

/** What axe finds on the page as it stands: the rule, what would help, and the place. */
async function objectionsTo(page: Page, runOnly: RunOnly, within = ':root'): Promise<string[]> {
  const { passes, violations } = await page.evaluate(
    ([only, part]) =>
      (window as unknown as { axe: typeof axe }).axe.run(part, { runOnly: only, resultTypes: ['violations'] }),
    [runOnly, within] as const,
  );
  assert.ok(passes.length > 0, 'axe has looked at the page');
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}, ${help}: ${target.join(' ')}`));
}

const openDetails = (page: Page): Promise<void> =>
  page.locator('details').evaluateAll((all) => {
    for (const details of all) (details as HTMLDetailsElement).open = true;
  });
