import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntryOfAnyKind } from '../../../src/domain/content.ts';
import type { NamedEntry } from '../../../src/domain/search/names.ts';
import { namesOf } from '../../../src/domain/search/names-of-entries.ts';
import { entryWith } from '../../support/entries.ts';
import { meetingWith } from '../../support/meetings.ts';

const SMALL_WORDS = ['the', 'of', 'a'];
const known = (entries: readonly EntryOfAnyKind[], day = '2026-06-01') =>
  namesOf(
    entries,
    SMALL_WORDS,
    (collection, id) => `/guide/${collection}/${id}/`,
    () => day,
  );
const only = (entry: EntryOfAnyKind, day?: string): NamedEntry | undefined => known([entry], day).entries[0];
const term = (title: string, aliases: string[], sharedAliases: string[] = []) =>
  entryWith('terms', title.toLowerCase().replaceAll(' ', '-'), { title, aliases, sharedAliases });

/** Other names of a title, and those of them that a reader could not be found by without. */
const NAMES: [title: string, aliases: string[], kept: string[], why: string][] = [
  ['No backup', ['Data loss', 'The Copies'], ['data loss', 'copies'], 'they are kept as the words that are looked for'],
  ['No backup', ['no backups', 'The no backup'], [], 'an ending or a small word makes no other name'],
  ['No backup', ['data tables', 'data table'], ['data tables'], 'of two that are alike the first is enough'],
  ['No backup', ['backup'], [], 'its words are in the title'],
  ['No backup', ['loss', 'loss data'], ['loss data'], 'its words are in another name'],
];
for (const [title, aliases, kept, why] of NAMES) {
  test(`"${title}", also called ${aliases.join(', ')}: ${why}`, () =>
    assert.deepEqual(only(term(title, aliases))?.names, kept));
}

test('a name whose words another entry has too is kept, for it says who is called so', () => {
  const { entries } = known([term('Backup plan', ['backup']), term('No backup', [])]);
  assert.deepEqual(entries[0]?.names, ['backup']);
  const shared = known([term('Tide plan', ['plan']), term('Rope', [], ['plans'])]);
  assert.deepEqual(shared.entries[0]?.names, ['plan'], 'also when it shares it with others');
});

test('of the names that the same entries share, one that stands in another travels in it alone', () => {
  const { groups } = known([
    term('Tide', [], ['meeting', 'weekly meeting']),
    term('Rope', [], ['weekly meeting', 'meeting']),
  ]);
  assert.deepEqual(groups, [{ names: ['weekly meeting'], members: [0, 1] }]);
});

test('a name that several share finds each of them, however it ends', () => {
  const { groups } = known([term('Tide', [], ['The rules', 'law']), term('Rope', []), term('Lamp', [], ['rules'])]);
  assert.deepEqual(groups, [
    { names: ['rules'], members: [0, 2] },
    { names: ['law'], members: [0] },
  ]);
});

const CHANNEL = entryWith('channels', 'chat', {
  addresses: [
    { label: 'Room', url: 'https://chat.example/keepers' },
    { label: 'Old room', url: 'http://irc.example/', dead: 'gone in 2025' },
  ],
});
const MEETING: EntryOfAnyKind = {
  collection: 'meetings',
  id: 'tides',
  data: meetingWith({ invite: { contact: 'keeper@harbour.example', says: 'Write.' } }),
};

test('a channel answers with its addresses, and is found by those that are dead too', () => {
  const { answer, addresses } = only(CHANNEL) ?? {};
  assert.equal(answer, 'https://chat.example/keepers http://irc.example/');
  assert.deepEqual(addresses, ['https://chat.example/keepers', 'http://irc.example/']);
});

test('a meeting answers with its time, and is found by its whole name, its room and whom to write to', () => {
  const { answer, names, addresses } = only(MEETING) ?? {};
  assert.equal(answer, 'Wednesdays, 8:30');
  assert.deepEqual(names, ['harbour tide table call']);
  assert.deepEqual(addresses, ['https://meet.example/tides?authuser=0&hs=122', 'keeper@harbour.example']);
});

test('a concept is found by its short form and other spellings', () => {
  const concept = entryWith('concepts', 'light', { title: 'Light', shortForm: 'HL', alsoWritten: ['Lite'] });
  assert.deepEqual(only(concept)?.names, ['hl', 'lite']);
});

test('a result says the state that holds on the day, and of a meeting when it will be another', () => {
  assert.equal(only(CHANNEL)?.state, 'unknown');
  assert.match(only(MEETING, '2026-06-01')?.state ?? '', /^current 2027-01-01T05:00:00Z lapsed/);
  assert.equal(only(MEETING, '2027-06-01')?.state, 'lapsed');
});

test('a result leads to where its entry is read', () => {
  assert.equal(known([]).kinds.get('concepts'), '/guide/concepts/:id/');
});
