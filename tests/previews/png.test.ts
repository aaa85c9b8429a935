import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodePng } from '../../src/previews/png.ts';
import { readPng } from '../support/png.ts';

/** A picture of one pixel for each colour, in rows of `width`. */
function picture(colours: readonly string[], width: number) {
  const size = { width, height: colours.length / width };
  return readPng(encodePng(size, new Uint8Array(Buffer.from(colours.map((colour) => `${colour}ff`).join(''), 'hex'))));
}

test('every pixel has its colour, in every row', () => {
  const { width, height, colourAt } = picture(['fdfcf8', 'fdfcf8', 'a3361a', 'fdfcf8', '1d1b18', '1d1b18'], 3);
  assert.deepEqual({ width, height }, { width: 3, height: 2 });
  const rows = [0, 1].map((y) => [0, 1, 2].map((x) => colourAt(x, y)));
  assert.deepEqual(rows, [
    ['#fdfcf8', '#fdfcf8', '#a3361a'],
    ['#fdfcf8', '#1d1b18', '#1d1b18'],
  ]);
});

test('a colour for which the table has no place becomes the nearest one', () => {
  const greys = Array.from({ length: 256 }, (_, value) => Buffer.from([value, value, value]).toString('hex'));
  const { colourAt } = picture([...greys, ...greys, '808083', '000000'], 2);
  assert.equal(colourAt(0, 256), '#818181');
});
