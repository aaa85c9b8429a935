import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inReadingOrder } from '../../src/domain/reading-order.ts';
import { COLLECTIONS, type Collection } from '../../src/schemas/collections.ts';

const entry = (collection: Collection, id: string, order: number) => ({ collection, id, data: { order } });

test('entries come in the order of the menu, then in their own, and by name where that is the same', () => {
  const menu: Collection[] = ['meetings', 'terms', ...COLLECTIONS];
  const entries = [
    entry('terms', 'c', 2),
    entry('terms', 'a', 10),
    entry('terms', 'd', 2),
    entry('terms', 'b', 2),
    entry('meetings', 'z', 99),
  ];
  const read = (given: typeof entries) =>
    inReadingOrder(given, (collection) => menu.indexOf(collection)).map(({ id }) => id);
  assert.deepEqual(read(entries), ['z', 'b', 'c', 'd', 'a']);
  assert.deepEqual(read(entries.toReversed()), ['z', 'b', 'c', 'd', 'a'], 'however the disk lists them');
});
