import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Word } from '../../../src/domain/search/rank.ts';
import { nearWords, slipsBetween } from '../../../src/domain/search/slips.ts';

/** More than two are not counted. */
const LIMIT = 2;
const SLIPS: [typed: string, word: string, slips: number, why: string][] = [
  ['meeting', 'meeting', 0, 'the word itself'],
  ['meting', 'meeting', 1, 'a letter left out'],
  ['meeeting', 'meeting', 1, 'a letter added'],
  ['meezing', 'meeting', 1, 'a letter changed'],
  ['meetnig', 'meeting', 1, 'two neighbours swapped'],
  ['emeting', 'meeting', 1, 'the first two swapped'],
  ['wensday', 'wednesday', 2, 'two letters left out'],
  ['metenig', 'meeting', 2, 'a letter left out, and two swapped'],
  ['ca', 'abc', 3, 'letters that were swapped and parted'],
  ['slack', 'meeting', 3, 'another word'],
];
for (const [typed, word, slips, why] of SLIPS) {
  test(`"${typed}" lies ${slips > LIMIT ? 'too many' : slips} slips from "${word}": ${why}`, () =>
    assert.equal(slipsBetween(typed, word, LIMIT).whole, slips));
}

const WORDS = 'irc chat code list lists listeners wednesday wednesdays onboarding monitoring 2021'.split(' ');
const words = new Map(WORDS.map((text): [string, Word] => [text, { text, names: [] }]));

const near = (typed: string, isBeingTyped = false): string[] =>
  nearWords(words, typed, isBeingTyped).map(({ word }) => word.text);

const WRITTEN: [typed: string, meant: string[], why: string][] = [
  ['chta', ['chat'], 'one slip in a word of four letters'],
  ['hcat', ['chat'], 'also at its beginning'],
  ['cdoee', [], 'no two slips in a short word'],
  ['wensday', ['wednesday'], 'two slips in a long word'],
  ['wnsday', [], 'no three'],
  ['lits', ['list', 'lists'], 'all words that are equally near'],
  ['wedneday', ['wednesday'], 'none that is farther than another'],
  ['2022', [], 'numbers are meant as they stand'],
  ['ird', [], 'a word of three letters is any other with a slip'],
  ['wendesd', [], 'a word that is finished is no beginning of another'],
];
for (const [typed, meant, why] of WRITTEN) {
  test(`"${typed}" is taken for ${meant.join(' and ') || 'nothing'}: ${why}`, () =>
    assert.deepEqual(near(typed), meant));
}

const BEING_TYPED: [typed: string, meant: string[], why: string][] = [
  ['wendesd', ['wednesday', 'wednesdays'], 'a slip in its beginning'],
  ['omnitor', ['monitoring'], 'also at the first letters'],
  ['onbxxrd', [], 'two slips in a beginning are too many'],
  ['omn', [], 'three letters are too few to see one'],
  ['lits', ['list', 'lists'], 'whole words leave no room for beginnings'],
];
for (const [typed, meant, why] of BEING_TYPED) {
  test(`while "${typed}" is being typed it is taken for ${meant.join(' and ') || 'nothing'}: ${why}`, () =>
    assert.deepEqual(near(typed, true), meant));
}
