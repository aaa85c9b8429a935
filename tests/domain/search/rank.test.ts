import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Names } from '../../../src/domain/search/names.ts';
import { indexNames, rank } from '../../../src/domain/search/rank.ts';
import { nearWords } from '../../../src/domain/search/slips.ts';
import { namesWith } from '../../support/names.ts';

/** The ids of what answers a query, best first. */
const found = (names: Names, query: string): string[] =>
  rank(indexNames(names), query, nearWords).results.map(({ entry }) => entry.id);

const HARBOUR = namesWith(
  { smallWords: ['the', 'is', 'where'], groups: [{ names: ['talk'], members: [0, 2] }] },
  { title: 'Chat', names: ['keepers room'], addresses: ['https://meet.example/?user=0'] },
  { title: 'Onboarding', summary: 'How a keeper comes to a lamp.' },
  { title: 'Mailing list', names: ['ml'], summary: 'Letters of keepers, also about lamps.' },
  { title: 'Lamp', summary: 'Shines at night.' },
  { title: 'Lamp oil', summary: 'Burns in it.' },
  { title: 'Year 2021' },
);

const QUERIES: [query: string, ids: string[], why: string][] = [
  ['chat', ['chat'], 'its title'],
  ['where is the chat', ['chat'], 'small words ask for nothing'],
  ['keepers room', ['chat'], 'another name'],
  ['talk', ['chat', 'mailing list'], 'a word that names several finds all of them'],
  ['lamp', ['lamp', 'lamp oil'], 'the whole of a title, then a part of one; beside them a summary is noise'],
  ['oil lamps', ['lamp oil'], 'its words in any order'],
  ['night', ['lamp'], 'a word of its summary, where no name has it'],
  ['on boarding', ['onboarding'], 'in two words what is written as one'],
  ['mailinglist', ['mailing list'], 'in one word what is written as two'],
  ['onboar', ['onboarding'], 'a word that is still being typed'],
  ['m', ['mailing list', 'chat'], 'its first letter, also of an address'],
  ['m ', [], 'one letter of a word that is finished says nothing'],
  ['mailed list', ['mailing list'], 'another ending'],
  ['mialing', ['mailing list'], 'a slip'],
  ['202', [], 'no number is the beginning of another'],
  ['0', [], 'a single sign of an address is nothing that anybody looks for'],
  ['lamp reindeer', [], 'an answer to half of the question is none'],
  ['constructor', [], 'a word that no name has'],
  ['', [], 'no word at all'],
];
for (const [query, ids, why] of QUERIES) {
  test(`"${query}" finds ${ids.join(', ') || 'nothing'}: ${why}`, () => assert.deepEqual(found(HARBOUR, query), ids));
}

test('what is called so stands before what has it as another name, or in a longer one, wherever it is in the guide', () => {
  const names = namesWith(
    {},
    { title: 'One', names: ['tide table of the year'] },
    { title: 'Tide table' },
    { title: 'Two', names: ['tide'] },
    { title: 'Tide' },
  );
  assert.deepEqual(found(names, 'tide'), ['tide', 'two', 'tide table', 'one']);
});

test('of two words the rarer one decides', () => {
  const names = namesWith(
    {},
    ...['Sail meeting', 'Rope meeting', 'Deck meeting', 'Mast meeting'].map((title) => ({ title })),
    { title: 'Anchor watch' },
  );
  assert.equal(found(names, 'meeting anchor')[0], 'anchor watch');
});

test('a guess finds less than a word: two slips beside nonsense are no question that anything answers', () => {
  assert.deepEqual(found(HARBOUR, 'mailing list xyzzy'), ['mailing list']);
  assert.deepEqual(found(HARBOUR, 'mialing lsit xyzzy'), []);
});

test('where nothing answers, the three entries are named that come nearest, and none where something does', () => {
  const near = (query: string) => rank(indexNames(HARBOUR), query, nearWords).near.map(({ entry }) => entry.id);
  assert.deepEqual(near('lamp reindeer moon'), ['lamp', 'lamp oil', 'onboarding']);
  assert.deepEqual(near('lamp'), []);
});

test('until the rest of the search has come, words are taken as they stand', () => {
  const index = indexNames(HARBOUR);
  assert.deepEqual(rank(index, 'mialing').results, []);
  assert.equal(rank(index, 'mailing').results.length, 1);
});
