import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { EACH_KIND } from '../support/addresses.ts';
import { contrastOf, type Rgb } from '../support/contrast.ts';
import { journeys } from '../support/reader.ts';
import { openAnswered } from '../support/search.ts';

/** Of what shows that something is a control, against what is around it (WCAG 2.2, 1.4.11). */
const LEAST_CONTRAST = 3;
/** What is pressed most: in CSS pixels, at the level AAA (WCAG 2.2, 2.5.5). Everything has 24, by axe's target-size. */
const LARGE = 44;
const PRESSED_MOST = 'main .box input, main .box button, .tasks a, .way a, [role=option]';

/** The edge of a control, or its own ground where it has no edge, and the ground around it. */
interface Edge {
  control: string;
  edge: Rgb;
  ground: Rgb;
}

const journey = journeys();

for (const colorScheme of ['light', 'dark'] as const) {
  test(
    `in ${colorScheme} colours the edges of all controls stand out`,
    journey(
      async (page) => {
        let seen = 0;
        for (const path of [...EACH_KIND, 'the dialog']) {
          if (path === 'the dialog') {
            await page.goto('/about/');
            await page.keyboard.press('Control+k');
          } else await openAnswered(page, path);
          const edges = await edgesOf(page);
          seen += edges.length;
          assert.deepEqual(faint(edges), [], path);
        }
        assert.ok(seen > EACH_KIND.length, `${seen} controls`);
      },
      { colorScheme },
    ),
  );
}

test(
  'an edge that is too faint is noticed',
  journey(
    async (page) => {
      await openAnswered(page, '/search/?q=mailing');
      await page.addStyleTag({ content: 'select { border-color: #ddd !important }' });
      assert.deepEqual(faint(await edgesOf(page)), ['select #search.kind', 'select #search.state']);
    },
    { bypassCSP: true },
  ),
);

test(
  'what is pressed most is large enough for every finger',
  journey(async (page) => {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const found = new Set<string>();
      for (const path of ['/', '/channels/slack/', '/search/?q=mailing']) {
        await openAnswered(page, path);
        const targets = await page.locator(PRESSED_MOST).evaluateAll((elements) =>
          elements.map((element) => {
            const { width: across, height } = element.getBoundingClientRect();
            return { name: (element as HTMLElement).innerText || element.id, kind: element.localName, across, height };
          }),
        );
        for (const { kind } of targets) found.add(kind);
        assert.deepEqual(
          targets.filter(({ across, height }) => Math.min(across, height) < LARGE),
          [],
        );
      }
      assert.deepEqual([...found].sort(), ['a', 'button', 'input']);
    }
  }),
);

const faint = (edges: readonly Edge[]): string[] =>
  edges.filter(({ edge, ground }) => contrastOf(edge, ground) < LEAST_CONTRAST).map(({ control }) => control);

/** The controls that are boxes; what is a word alone is told by the word, whose contrast is another matter. */
const edgesOf = (page: Page): Promise<Edge[]> =>
  page.locator('button, select, input:not([type=checkbox]), a.search').evaluateAll((elements) => {
    const rgb = (colour: string): Rgb | undefined => {
      const [red = 0, green = 0, blue = 0, opacity = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      return opacity === 0 ? undefined : [red, green, blue];
    };
    const groundOf = (element: Element | null): Rgb => {
      for (let around = element; around !== null; around = around.parentElement) {
        const ground = rgb(getComputedStyle(around).backgroundColor);
        if (ground !== undefined) return ground;
      }
      return [255, 255, 255];
    };
    return elements
      .filter((element) => element.checkVisibility())
      .flatMap((element) => {
        // The box of the search has its edge around itself and its button.
        const framed = element.matches('[type=search]') ? (element.parentElement ?? element) : element;
        const style = getComputedStyle(framed);
        const hasEdge = Number.parseFloat(style.borderTopWidth) > 0;
        const edge = rgb(hasEdge ? style.borderTopColor : style.backgroundColor);
        const control = `${element.localName} ${element.id === '' ? (element as HTMLElement).innerText : `#${element.id}`}`;
        return edge === undefined ? [] : { control, edge, ground: groundOf(framed.parentElement) };
      });
  });
