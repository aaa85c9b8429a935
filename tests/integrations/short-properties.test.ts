import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortPropertiesPlugin } from '../../src/integrations/short-properties.ts';

const TOKENS = `
:root {
  --ink: #1d1b18;
  --ink-dark: #ede9e1;
  --color-text: light-dark(var(--ink), var(--ink-dark));
  --color-title: var(--color-text);
  --color-mark: var(--ink);
  --font-text: system-ui, sans-serif;
  --space-3: 0.75rem;
}`;

/** The declarations of a style sheet, as PostCSS hands them out, after the plugin has seen them. */
function seen(...declarations: [prop: string, value: string][]): [prop: string, value: string][] {
  const left = new Set(declarations.map(([prop, value]) => ({ prop, value })));
  const sheet = {
    walkDecls: (visit: (declaration: object) => void) => {
      for (const declaration of left) {
        visit(
          Object.assign(declaration, {
            remove: () => left.delete(declaration),
            error: (why: string) => new Error(why),
          }),
        );
      }
    },
  };
  const { Once } = shortPropertiesPlugin(TOKENS) as unknown as { Once(sheet: object): void };
  Once(sheet);
  return [...left].map(({ prop, value }) => [prop, value]);
}

test('a value of a single word stands where it is used, and is declared no more', () => {
  assert.deepEqual(seen(['--space-3', '0.75rem'], ['padding', 'var(--space-3) 0 calc(2 * var(--space-3))']), [
    ['padding', '0.75rem 0 calc(2 * 0.75rem)'],
  ]);
});

test('other values keep a name, which is short and the same in every style sheet', () => {
  const [[colour = ''] = []] = seen(['--color-text', 'light-dark(var(--ink), var(--ink-dark))']);
  assert.match(colour, /^--[a-z]$/);
  assert.deepEqual(seen(['--color-text', 'light-dark(var(--ink), var(--ink-dark))'], ['color', 'var(--color-text)']), [
    [colour, 'light-dark(#1d1b18, #ede9e1)'],
    ['color', `var(${colour})`],
  ]);
  assert.notEqual(seen(['font', 'var(--font-text)'])[0]?.[1], `var(${colour})`);
});

test('a role is the colour that plays it', () => {
  const [[, colour] = []] = seen(['color', 'var(--color-text)']);
  const title: [string, string] = ['--color-title', 'var(--color-text)'];
  assert.deepEqual(seen(title, ['color', 'var(--color-title)'], ['fill', 'var(--color-mark)']), [
    ['color', colour],
    ['fill', '#1d1b18'],
  ]);
});

test('what is no token stays as it is', () => {
  assert.deepEqual(seen(['--gutter', '2rem'], ['margin', 'var(--gutter, var(--space-3))']), [
    ['--gutter', '2rem'],
    ['margin', 'var(--gutter, 0.75rem)'],
  ]);
});

test('a token that is declared anew elsewhere is refused, because its value could no longer stand everywhere', () => {
  assert.throws(() => seen(['--space-3', '1rem']), /--space-3 is declared twice/);
});
