import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasAll } from '../../../src/domain/search/has-all.ts';
import { meaningfulWords, stemOf, wordsOf } from '../../../src/domain/search/words.ts';

const WORDS: [text: string, words: string[]][] = [
  ['On-boarding at 08:30am', ['on', 'boarding', 'at', '8', '30', 'am']],
  ['Ｓｌａｃｋ', ['slack']],
  ['Überblick, naïve ﬁle', ['uberblick', 'naive', 'file']],
  ['https://meet.google.com/oki-drge-wuc', ['https', 'meet', 'google', 'com', 'oki', 'drge', 'wuc']],
  ['?&=#%+', []],
];
const ALIKE = [
  ['introducing', 'introduce'],
  ['planning', 'plan'],
  ['committing', 'commitment'],
  ['meetings', 'meeting'],
  ['actively', 'active'],
  ['costs', 'cost'],
  ['addresses', 'address'],
  ['losses', 'loss'],
];
const UNLIKE = [
  ['notes', 'not'],
  ['used', 'us'],
];

for (const [text, words] of WORDS) {
  test(`the words of "${text}"`, () => assert.deepEqual(wordsOf(text), words));
}
for (const [one, other] of ALIKE as [string, string][]) {
  test(`"${one}" is about what "${other}" is about`, () => assert.equal(stemOf(one), stemOf(other)));
}
for (const [one, other] of UNLIKE as [string, string][]) {
  test(`"${one}" is not "${other}"`, () => assert.notEqual(stemOf(one), stemOf(other)));
}

test('small words carry no meaning, unless there are no others', () => {
  const small = new Set(['to', 'be', 'or']);
  assert.deepEqual(meaningfulWords('to be heard', small), ['heard']);
  assert.deepEqual(meaningfulWords('to be', small), ['to', 'be']);
});

test('a text has a word as it stands, as a beginning, or with another ending', () => {
  assert.ok(hasAll(['slack', 'meet', 'plan'], 'Slack, meetings and planning', { wordsOf, stemOf }));
  assert.ok(!hasAll(['slack', 'irc'], 'Slack, meetings and planning', { wordsOf, stemOf }));
});
