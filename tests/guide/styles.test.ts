import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { findAll, textContent } from 'domutils';
import { layerOrderPlugin } from '../../src/integrations/layer-order.ts';
import { readPages } from '../support/pages.ts';
import { PROJECT, theGuide } from '../support/site.ts';

let styles: { path: string; sheets: string[] }[];
before(async () => {
  const pages = await readPages(await theGuide());
  styles = pages.map(({ path, document }) => ({
    path,
    sheets: findAll(({ name }) => name === 'style', document.children).map((style) => textContent(style)),
  }));
});

test('the styles of a page stand in one element', () => {
  assert.deepEqual(
    styles.filter(({ sheets }) => sheets.length !== 1).map(({ path }) => path),
    [],
  );
});

test('whatever part of a page comes first in its styles, the layers have the order of the cascade', async () => {
  const layers = await readFile(join(PROJECT, 'src/styles/layers.css'), 'utf8');
  const order = /@layer ([^;]+);/.exec(layers)?.[1]?.split(', ');
  for (const { path, sheets } of styles) {
    const named = [...sheets.join('').matchAll(/@layer ([^;{]+)[;{]/g)].flatMap(([, names = '']) => names.split(','));
    assert.deepEqual([...new Set(named)], order, path);
  }
});

test('a file that says no order of layers is refused', () => {
  assert.throws(() => layerOrderPlugin('@layer base { p { margin: 0 } }'), /says no order/);
});

test('the names of tokens are not sent to readers, and no style asks for a property that nobody declares', async () => {
  const tokens = await readFile(join(PROJECT, 'src/styles/tokens.css'), 'utf8');
  const names = new Set(tokens.match(/--[a-z0-9-]+/g));
  assert.ok(names.size > 30);
  for (const { path, sheets } of styles) {
    const css = sheets.join('');
    const sent = css.match(/--[a-z0-9-]+/g) ?? [];
    assert.deepEqual(
      sent.filter((name) => names.has(name)),
      [],
      path,
    );
    const declared = new Set([...css.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name));
    const asked = [...css.matchAll(/var\((--[a-z0-9-]+)\)/g)].map(([, name]) => name);
    assert.ok(asked.length > 0, path);
    assert.deepEqual(
      asked.filter((name) => !declared.has(name)),
      [],
      path,
    );
  }
});
