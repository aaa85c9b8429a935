import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChangeFile, type EntryFile, noContent } from '../../../src/domain/content.ts';
import { listsSayEachThingOnce } from '../../../src/domain/rules/lists-say-each-thing-once.ts';

/** What is said of an entry with such fields. */
const saidOf = (data: object): string[] => {
  const entry = { file: 'content/terms/a.mdx', data, lineOf: (path: readonly unknown[]) => path.length };
  return listsSayEachThingOnce({ ...noContent(), entries: [entry as unknown as EntryFile] }).map(
    ({ line, field, found }) => `${line} ${field}: ${found}`,
  );
};

const LISTS: [what: string, data: object, said: string[]][] = [
  ['each thing once', { need: ['a', 'b'], related: ['a'] }, []],
  ['a thing twice', { need: ['a', 'b', 'a'] }, ['2 need[2]: This stands in the list already.']],
  [
    'a thing three times',
    { need: ['a', 'a', 'a'] },
    ['2 need[1]: This stands in the list already.', '2 need[2]: This stands in the list already.'],
  ],
  [
    'groups that are the same',
    { record: { evidence: [{ url: 'a' }, { url: 'a' }] } },
    ['3 record.evidence[1]: This stands in the list already.'],
  ],
  ['groups that differ', { record: { evidence: [{ url: 'a' }, { url: 'b' }] } }, []],
  ['numbers', { statedFor: [2020, 2021, 2020] }, ['2 statedFor[2]: This stands in the list already.']],
  ['a word twice among other names, which have a rule of their own', { aliases: ['a', 'a'] }, []],
];
for (const [what, data, said] of LISTS) {
  test(`lists that say ${what}`, () => assert.deepEqual(saidOf(data), said));
}

test('a change names each entry once', () => {
  const change: ChangeFile = {
    file: 'content/changes/2026-06-01-shoes.yaml',
    id: '2026-06-01-shoes',
    data: { date: '2026-06-01', entries: ['terms/a', 'terms/b', 'terms/a'], what: 'Shoes.', why: 'So.' },
    lineOf: () => 2,
  };
  assert.deepEqual(listsSayEachThingOnce({ ...noContent(), changes: [change] }), [
    {
      file: 'content/changes/2026-06-01-shoes.yaml',
      line: 2,
      field: 'entries[2]',
      found: 'This stands in the list already.',
      advice: 'Take one out.',
    },
  ]);
});
