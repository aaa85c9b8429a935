import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readNameIndex } from '../../../src/commands/read-name-index.ts';
import { courseOf, packNames, stateAt, unpackNames } from '../../../src/domain/search/names.ts';
import { indexNames, type NameIndex, rank } from '../../../src/domain/search/rank.ts';
import { nearWords } from '../../../src/domain/search/slips.ts';
import { readContent } from '../../../src/integrations/read-content.ts';
import { settings } from '../../../src/site.ts';
import { manyNames } from '../../support/many-names.ts';

let index: NameIndex;
before(async () => {
  index = await readNameIndex();
});

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Every way to get one letter of a word wrong: left out, added, changed, or swapped with its neighbour. */
function slipsOf(word: string): string[] {
  const slips = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of LETTERS) {
      slips.add(before + letter + after);
      if (after !== '') slips.add(before + letter + after.slice(1));
    }
    slips.add(before + after.slice(1));
    if (after.length > 1) slips.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
  }
  slips.delete(word);
  return [...slips];
}

test('names come out of the file as they went in', () => {
  assert.deepEqual(unpackNames(JSON.parse(JSON.stringify(packNames(index.names)))), index.names);
});

test('the state of a result goes on while nobody builds the guide', () => {
  const turns = [
    { from: '2027-01-01T05:00:00Z', state: 'upcoming' },
    { from: '2028-01-01T05:00:00Z', state: 'current' },
  ] as const;
  const course = courseOf('current', turns);
  const days = ['2026-06-01T00:00:00Z', '2027-01-01T04:59:59Z', '2027-01-01T05:00:00Z', '2028-02-01T00:00:00Z'];
  assert.deepEqual(
    days.map((day) => stateAt(course, Date.parse(day))),
    ['current', 'current', 'upcoming', 'current'],
  );
  assert.equal(stateAt(courseOf('unknown', []), Date.parse('2090-01-01')), 'unknown');
});

test('every title, short form and alias of the content finds its own entry first', async () => {
  const { content } = await readContent(settings.contentDir);
  const lost = content.entries.flatMap(({ id, data }) =>
    [data.title, ...data.aliases].filter((name) => rank(index, name, nearWords).results[0]?.entry.id !== id),
  );
  assert.deepEqual(lost, []);
});

test('every alias that several entries share finds all of them, and them first', async () => {
  const { content } = await readContent(settings.contentDir);
  const owners = new Map<string, string[]>();
  for (const { id, data } of content.entries) {
    for (const alias of data.sharedAliases) owners.set(alias, [...(owners.get(alias) ?? []), id]);
  }
  assert.ok(owners.size > 100);
  for (const [alias, ids] of owners) {
    const found = rank(index, alias, nearWords).results.map(({ entry }) => entry.id);
    assert.deepEqual(found.slice(0, ids.length).sort(), ids.sort(), alias);
  }
});

test('a word of a title with one slip finds an entry with that title: first in 98 of 100, among three for longer words', () => {
  const owners = new Map<string, Set<unknown>>();
  for (const entry of index.names.entries) {
    for (const word of entry.title.toLowerCase().match(/[a-z]{5,}/g) ?? []) {
      owners.set(word, (owners.get(word) ?? new Set()).add(entry));
    }
  }
  let all = 0;
  let first = 0;
  const lost: string[] = [];
  for (const [word, entries] of owners) {
    for (const slip of slipsOf(word)) {
      const found = rank(index, slip, nearWords).results.map(({ entry }) => entry);
      all += 1;
      if (entries.has(found[0])) first += 1;
      if (word.length >= 6 && !found.slice(0, 3).some((entry) => entries.has(entry))) lost.push(slip);
    }
  }
  assert.ok(all > 10_000, `${all} slips are tried`);
  assert.ok(first / all >= 0.98, `${first} of ${all} come first`);
  assert.deepEqual(lost, [], 'longer words with a slip that are not among the first three');
});

test('with 3,000 entries no query, however odd, throws or takes longer than 50 ms', () => {
  const large = indexNames(manyNames(3000));
  const odd = [
    'm',
    'mailing list',
    'wensday meting',
    'q'.repeat(10_000),
    'slack '.repeat(2000),
    '?&=#%+',
    '🙂🙂',
    '\u0000',
    '__proto__',
    'constructor',
    'قائمة',
    'ﬀ',
    '8:30',
    '"><img>',
  ];
  rank(large, 'warm up', nearWords);
  for (const query of odd) {
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      rank(large, query, nearWords);
      return performance.now() - start;
    });
    assert.ok(Math.min(...times) < 50, `${query.slice(0, 20)} takes ${Math.min(...times).toFixed(1)} ms`);
  }
});

test('a letter and its accent are searched alike, whether they are one sign or two', () => {
  for (const query of ['é', 'slacḱ', 'operaté']) {
    const [one, two] = [query.normalize('NFC'), query.normalize('NFD')];
    assert.notEqual(one, two);
    assert.deepEqual(rank(index, two, nearWords), rank(index, one, nearWords), query);
  }
});
