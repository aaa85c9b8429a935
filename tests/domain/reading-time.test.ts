import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingMinutes, sentencesOf, wordsIn } from '../../src/domain/reading-time.ts';

const TEXTS: [markdown: string, words: number][] = [
  ['', 0],
  ['See [the list](https://example.org/a/long/address).', 3],
  ['It is <Address of="channels/slack">the chat</Address>.', 4],
  ['- One\n- **Two**, 3\n\n## A bi-weekly meeting', 6],
  ['## What to carry {/* #x-y */}\n\n{/* not\nyet */}', 3],
  ["It isn't there, it’s gone", 5],
];
for (const [markdown, words] of TEXTS) {
  test(`${JSON.stringify(markdown)} is ${words} words to read`, () => {
    assert.equal(wordsIn(markdown), words);
  });
}

test('nothing to read takes no time, a line a minute, and 1,190 words five minutes', () => {
  assert.deepEqual([0, 9, 1190].map(readingMinutes), [0, 1, 5]);
});

test('of the fields of an entry, what is written in sentences is read', () => {
  const data = {
    title: 'No SLA',
    order: 3,
    record: { state: 'closed', says: 'It is over.', evidence: [{ what: 'a note' }] },
  };
  assert.deepEqual(sentencesOf(data), ['No SLA', 'It is over.', 'a note']);
});
