import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { contrastOf, rgbOf } from '../support/contrast.ts';
import { PROJECT } from '../support/site.ts';

/** What the colours are for; a role has to be in one of the rows, so that none goes unjudged. */
const GROUNDS = ['page', 'sheet', 'found'];
const LETTERS = ['text', 'quiet', 'accent', 'state-current', 'state-unknown', 'state-changed', 'state-closed'];
/** Lines between things that stand apart without them: ornament. */
const ORNAMENTS = ['line'];
/** Of text, at the level AAA (WCAG 2.2, 1.4.6). It is more than edges, marks and the focus need (3, by 1.4.11 and 2.4.13). */
const LEAST_OF_TEXT = 7;

const TONES = ['light', 'dark'] as const;
type Colours = Map<string, Record<(typeof TONES)[number], string>>;

const sheets = await Promise.all(
  ['tokens.css', 'states.css'].map((name) => readFile(join(PROJECT, 'src/styles', name), 'utf8')),
);
const roles = rolesIn(sheets.join(''));

test('the colour of a browser around a page is that of its paper', async () => {
  const head = await readFile(join(PROJECT, 'src/layouts/Base.astro'), 'utf8');
  for (const tone of TONES) {
    const [, colour] =
      new RegExp(`theme-color" content="(#[0-9a-f]+)" media="\\(prefers-color-scheme: ${tone}\\)`).exec(head) ?? [];
    assert.equal(colour, roles.get('page')?.[tone], tone);
  }
});

test('every role of a colour is known, so that it is judged', () => {
  assert.deepEqual([...roles.keys()].sort(), [...GROUNDS, ...LETTERS, ...ORNAMENTS].sort());
});

for (const ground of GROUNDS) {
  for (const letters of LETTERS) {
    for (const tone of TONES) {
      test(`${letters} on ${ground}, ${tone}, has a contrast of at least ${LEAST_OF_TEXT}`, () => {
        assert.deepEqual(tooFaint(roles, letters, ground, tone), []);
      });
    }
  }
}

test('a colour that is too faint is found', () => {
  const faint = rolesIn(':root { --fog: light-dark(#777777, #888888); --color-quiet: var(--fog); }');
  const page = roles.get('page') ?? assert.fail();
  assert.deepEqual(tooFaint(new Map([...faint, ['page', page]]), 'quiet', 'page', 'light'), ['4.4 of 7']);
});

/** The contrast of a pair when it is too small. */
function tooFaint(colours: Colours, letters: string, ground: string, tone: (typeof TONES)[number]): string[] {
  const [above, below] = [letters, ground].map((role) => rgbOf(colours.get(role)?.[tone] ?? assert.fail(role)));
  const contrast = contrastOf(above ?? assert.fail(), below ?? assert.fail());
  return contrast >= LEAST_OF_TEXT ? [] : [`${contrast.toFixed(1)} of ${LEAST_OF_TEXT}`];
}

/** The roles of a style sheet, with the tones that the palette gives them. */
function rolesIn(css: string): Colours {
  const palette = new Map(
    [...css.matchAll(/--([a-z]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
      ([, name = '', light = '', dark = '']) => [name, { light, dark }],
    ),
  );
  return new Map(
    [...css.matchAll(/--color-([a-z-]+): var\(--([a-z]+)\);/g)].map(([, role = '', name = '']) => [
      role,
      palette.get(name) ?? assert.fail(`The palette has no ${name}.`),
    ]),
  );
}
