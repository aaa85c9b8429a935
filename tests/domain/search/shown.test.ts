import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asShown } from '../../../src/domain/search/shown.ts';

const first = (word: string) => word[0] ?? '';

test('results of one kind stand together, kinds in the order of their best result', () => {
  assert.deepEqual(
    [...asShown(['b1', 'a1', 'b2', 'c1', 'a2'], first)],
    [
      ['b', ['b1', 'b2']],
      ['a', ['a1', 'a2']],
      ['c', ['c1']],
    ],
  );
});

test('what is too far down is left out before kinds are looked at', () => {
  const many = [...Array.from({ length: 20 }, (_, at) => `a${at}`), 'b'];
  assert.deepEqual([...asShown(many, first).keys()], ['a']);
  assert.deepEqual([...asShown(many, first, many.length).keys()], ['a', 'b']);
});
