import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntryOfAnyKind } from '../../../src/domain/content.ts';
import { entryMarkdown } from '../../../src/domain/data/entry-markdown.ts';
import { entryWith } from '../../support/entries.ts';
import { meetingWith } from '../../support/meetings.ts';

const WHOLE = {
  source: { title: 'Harbour book' },
  url: 'https://harbour.example/terms/lamp/',
  shortUrl: 'https://harbour.example/go/lamp/',
};
const textOf = (entry: EntryOfAnyKind, text = ''): string => entryMarkdown(entry, text, WHOLE);
/** What stands under a name; several when it stands there several times. */
const said = (entry: EntryOfAnyKind, name: string): string[] =>
  textOf(entry)
    .split('\n')
    .filter((line) => line.startsWith(`- ${name}: `))
    .map((line) => line.slice(name.length + 4));

test('an entry as Markdown says what it is, where it is, whence it comes and what is known today, then its text', () => {
  assert.equal(
    textOf(entryWith('terms', 'lamp', { title: 'No light' }), 'It goes out.'),
    `# No light

> The place where keepers talk.

- In one line: Nobody promises light.
- For your project: Bring a lamp.
- Address: <https://harbour.example/terms/lamp/>
- Short address: <https://harbour.example/go/lamp/>
- Source: “Harbour book”, as of 5 January 2026
- Later record: unknown – nothing later is on record.
- Looked up on: 22 November 2026

It goes out.
`,
  );
});

test('an entry without a text ends with its facts', () => {
  assert.match(textOf(entryWith('terms', 'lamp')), /22 November 2026\n$/);
});

const record = {
  state: 'changed',
  says: 'it moved.',
  checked: '2026-11-22',
  lastSign: { date: '2026-05', what: 'a letter', evidence: { url: 'https://lists.example/last' } },
  evidence: [{ what: 'the vote', url: 'https://lists.example/vote' }],
};
const source = { asOf: '2026-01-05', lines: [3, 4], wording: [{ line: 3, quote: 'no lihgt' }] };
const TERM = entryWith('terms', 'lamp', { record, source });

test('what is known today comes with its evidence: the last sign first', () => {
  assert.deepEqual(said(TERM, 'Last sign'), ['May 2026, a letter']);
  assert.deepEqual(said(TERM, 'Evidence'), [
    'https://lists.example/last <https://lists.example/last>',
    'the vote: https://lists.example/vote <https://lists.example/vote>',
  ]);
});

test('the source is cited with its lines, and in its own words, slips included', () => {
  assert.deepEqual(said(TERM, 'Source'), ['“Harbour book”, lines 3, 4, as of 5 January 2026']);
  assert.deepEqual(said(TERM, 'In its words, line 3'), ['“no lihgt”']);
  const one = entryWith('terms', 'lamp', { source: { asOf: '2026-01-05', lines: [3] } });
  assert.deepEqual(said(one, 'Source'), ['“Harbour book”, line 3, as of 5 January 2026']);
});

test('an address that leads nowhere any more says so', () => {
  const channel = entryWith('channels', 'chat', {
    addresses: [
      { label: 'Room', url: 'https://chat.example/' },
      { label: 'Old room', url: 'http://irc.example/', dead: 'gone in 2025' },
    ],
  });
  assert.deepEqual(said(channel, 'Room'), ['https://chat.example/']);
  assert.deepEqual(said(channel, 'Old room'), ['http://irc.example/ (gone in 2025)']);
});

const meeting = (fields: Record<string, unknown>): EntryOfAnyKind => ({
  collection: 'meetings',
  id: 'tides',
  data: meetingWith(fields),
});

test('what the source does not say of a meeting is not made up', () => {
  const [silent, told] = [meeting({}), meeting({ duration: 45, statedFor: [2026, 2027] })];
  assert.deepEqual([...said(silent, 'How long'), ...said(silent, 'Stated for')], ['not stated', '2026']);
  assert.deepEqual([...said(told, 'How long'), ...said(told, 'Stated for')], ['45 minutes', '2026, 2027']);
  assert.deepEqual(said(silent, 'Invitation'), []);
  const invited = meeting({ invite: { contact: 'keeper@harbour.example', says: 'Write.' } });
  assert.deepEqual(said(invited, 'Invitation'), ['Write. keeper@harbour.example']);
});

test('a meeting says when it is, on which days it is not, and since when it is over', () => {
  const watch = meeting({
    exceptions: [
      { kind: 'cancelled', date: '2026-01-09', reason: 'feast' },
      { kind: 'moved', date: '2026-01-16', to: { date: '2026-01-17', time: '09:00' }, reason: 'fair' },
    ],
    ended: { date: '2026-06-01', by: 'they agreed to stop', evidence: { url: 'https://lists.example/end' } },
  });
  assert.match(said(watch, 'Read here as')[0] ?? '', /, \d\d:\d\d in \w+\/\w+$/);
  assert.deepEqual(said(watch, 'Except'), [
    '9 January 2026: cancelled (feast)',
    '16 January 2026: moved to 17 January 2026, 09:00 (fair)',
  ]);
  assert.deepEqual(said(watch, 'Over since'), ['1 June 2026: they agreed to stop']);
});
