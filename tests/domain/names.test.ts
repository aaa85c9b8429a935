import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alphabetical } from '../../src/domain/names.ts';

interface Names {
  title: string;
  aliases?: string[];
  sharedAliases?: string[];
}
const entry = ({ title, aliases = [], sharedAliases }: Names) => ({
  path: `/${title.toLowerCase()}/`,
  data: { title, aliases, sharedAliases },
});

/** The list as a reader sees it: `S: slack -> Slack chat`. */
const listOf = (names: Names[], language = 'en') =>
  alphabetical(names.map(entry), language).map(
    ({ letter, names }) =>
      `${letter}: ${names.map(({ name, places }) => [name, ...places.map(({ title }) => title).filter((title) => title !== name)].join(' -> ')).join(', ')}`,
  );

const LISTS: [what: string, names: Names[], list: string[], language?: string][] = [
  [
    'titles and other names stand together under their letter',
    [{ title: 'Slack', aliases: ['chat', 'shouting'] }],
    ['C: chat -> Slack', 'S: shouting -> Slack, Slack'],
  ],
  [
    'a shared name stands there once, and leads to each entry',
    [
      { title: 'Users', sharedAliases: ['list'] },
      { title: 'General', sharedAliases: ['list'] },
    ],
    ['G: General', 'L: list -> General -> Users', 'U: Users'],
  ],
  ['letter case does not count', [{ title: 'b' }, { title: 'A' }, { title: 'C' }], ['A: A', 'B: b', 'C: C']],
  ['numbers are read as numbers', [{ title: 'step 10' }, { title: 'step 9' }], ['S: step 9, step 10']],
  ['names without a letter come under #', [{ title: '8:30' }, { title: 'At' }], ['#: 8:30', 'A: At']],
  ['an accent does not make a letter of its own', [{ title: 'Étape' }, { title: 'Echo' }], ['E: Echo, Étape']],
  [
    'a letter with a stroke or a bow stands under the letter that it is made of',
    [{ title: 'Łódź' }, { title: 'Lamp' }, { title: 'Øre' }, { title: '𝒜 round' }],
    ['A: 𝒜 round', 'L: Lamp, Łódź', 'O: Øre'],
  ],
  [
    'all names that begin with another letter come last, together',
    [{ title: 'Þing' }, { title: 'Zoo' }, { title: 'Ωmega' }, { title: 'Ærø' }, { title: '東京' }, { title: '𐐨' }],
    ['Z: Zoo', '*: Ærø, Þing, Ωmega, 𐐨, 東京'],
  ],
  ['each language has its order', [{ title: 'Zoo' }, { title: 'Öl' }], ['O: Öl', 'Z: Zoo'], 'de'],
];
for (const [what, names, list, language] of LISTS) {
  test(what, () => assert.deepEqual(listOf(names, language), list));
}

test('a word for every entry of a list leads to the list', () => {
  const meetings = [
    { path: '/meetings/a/', data: { title: 'A', aliases: [], sharedAliases: ['call', 'only two'] } },
    { path: '/meetings/b/', data: { title: 'B', aliases: [], sharedAliases: ['call', 'only two'] } },
    { path: '/meetings/c/', data: { title: 'C', aliases: [], sharedAliases: ['call'] } },
  ];
  const list = { title: 'Meetings', path: '/meetings/', lists: meetings.map(({ path }) => path) };
  const names = alphabetical(meetings, 'en', [list]).flatMap((group) => group.names);
  const placesOf = (word: string) => names.find(({ name }) => name === word)?.places.map(({ path }) => path);
  assert.deepEqual(placesOf('call'), ['/meetings/']);
  assert.deepEqual(placesOf('only two'), ['/meetings/a/', '/meetings/b/']);
});
