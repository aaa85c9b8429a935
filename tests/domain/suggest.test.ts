import assert from 'node:assert/strict';
import { test } from 'node:test';
import { didYouMean, nearest } from '../../src/domain/suggest.ts';

const KNOWN = ['title', 'summary', 'related', 'record', 'order'];

const WORDS: [written: string, known: string[], near: string | undefined][] = [
  ['realted', KNOWN, 'related'],
  ['sumary', KNOWN, 'summary'],
  ['Title', KNOWN, 'title'],
  ['ORDER', KNOWN, 'order'],
  ['recrod', KNOWN, 'record'],
  ['colour', KNOWN, undefined],
  ['x', KNOWN, undefined],
  ['', KNOWN, undefined],
  ['odd', ['even', 'odd'], 'odd'],
  ['a', ['of'], undefined],
  ['off', ['of'], 'of'],
  ['channels/slak', ['channels/slack', 'terms/stability'], 'channels/slack'],
  ['anything', [], undefined],
];
for (const [written, known, near] of WORDS) {
  test(`the word near "${written}" among ${known.join(', ') || 'nothing'}: ${near ?? 'none'}`, () => {
    assert.equal(nearest(written, known), near);
  });
}

test('of two near words the nearer one is meant, of two equally near ones the first', () => {
  assert.equal(nearest('termss', ['steps', 'terms']), 'terms');
  assert.equal(nearest('cat', ['car', 'cap']), 'car');
});

test('advice asks for the near word, or says what else to write', () => {
  assert.equal(didYouMean('realted', KNOWN, 'Take it out.'), 'Did you mean "related"?');
  assert.equal(didYouMean('colour', KNOWN, 'Take it out.'), 'Take it out.');
});
