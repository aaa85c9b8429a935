import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNameOfChange, lastChangeOf, type NamedChange, newestFirst } from '../../src/domain/changes.ts';

const change = (id: string, ...entries: string[]): NamedChange => ({
  id,
  data: { date: id.slice(0, 10), entries, what: 'Shoes.', why: 'So.' },
});
const CHANGES = [
  change('2026-06-01-shoes', 'terms/a', 'terms/b'),
  change('2026-11-22-ropes', 'terms/b'),
  change('2026-11-22-lamps', 'terms/c', 'terms/b'),
  change('2026-12-01-whole'),
];

test('changes come newest first, and by name within a day', () => {
  assert.deepEqual(
    newestFirst(CHANGES).map(({ id }) => id),
    ['2026-12-01-whole', '2026-11-22-lamps', '2026-11-22-ropes', '2026-06-01-shoes'],
  );
});

test('an entry shows the last change that names it, and none when none does', () => {
  const last = (key: string) => lastChangeOf(key, CHANGES)?.id;
  assert.equal(last('terms/a'), '2026-06-01-shoes');
  assert.equal(last('terms/b'), '2026-11-22-lamps');
  assert.equal(last('terms/d'), undefined, 'a change of the whole guide is none of each entry');
});

const NAMES: [id: string, isName: boolean][] = [
  ['2026-06-01-new-shoes', true],
  ['2026-06-02-new-shoes', false],
  ['2026-06-01', false],
  ['2026-06-01-', false],
  ['2026-06-01-New', false],
  ['2026-06-01_new', false],
];
for (const [id, isName] of NAMES) {
  test(`${id}.yaml is ${isName ? 'the' : 'no'} name of a change of 1 June`, () =>
    assert.equal(isNameOfChange(id, '2026-06-01'), isName));
}
