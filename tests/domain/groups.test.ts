import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupsOf } from '../../src/domain/groups.ts';

const entry = (id: string, group?: string) => ({
  id,
  collection: 'meetings',
  data: group === undefined ? {} : { group },
});

/** The groups of entries as text: their ids, names and members. */
const told = (...entries: ReturnType<typeof entry>[]) =>
  groupsOf(entries).map(({ id, name, entries }) => `${id} ${name}: ${entries.map((one) => one.id)}`);

test('groups come in the order of their first entries, and what has none is last', () => {
  assert.deepEqual(told(entry('a', 'Sails'), entry('b'), entry('c', 'Kites'), entry('d', 'Sails')), [
    'group-sails Sails: a,d',
    'group-kites Kites: c',
    'group-others Others: b',
  ]);
});

test('a list of one group, or of none, is read as it is', () => {
  assert.deepEqual(told(entry('a', 'Sails'), entry('b')), []);
  assert.deepEqual(told(entry('a'), entry('b')), []);
  assert.deepEqual(told(), []);
});

test('no two groups have one address: names that would share it are one group, and so is one that is called as the rest', () => {
  assert.deepEqual(
    told(entry('a', 'Sky sails'), entry('b', 'Kites'), entry('c', 'Sky Sails'), entry('d', 'others'), entry('e')),
    ['group-sky-sails Sky sails: a,c', 'group-kites Kites: b', 'group-others Others: d,e'],
  );
});
