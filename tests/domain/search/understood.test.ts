import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexNames, rank } from '../../../src/domain/search/rank.ts';
import { nearWords } from '../../../src/domain/search/slips.ts';
import { correctionOf, understood } from '../../../src/domain/search/understood.ts';
import { namesWith } from '../../support/names.ts';

const index = indexNames(
  namesWith(
    { smallWords: ['the'] },
    { title: 'Wednesday meeting' },
    { title: 'Onboarding' },
    { title: 'Wednesdays off' },
  ),
);

const QUERIES: [query: string, meant: string | undefined, why: string][] = [
  ['wensday meetings', 'wednesday meetings', 'a slip is put right, and the other word stays, with its ending'],
  ['wensday the metting', 'wednesday meeting', 'two are, and small words say nothing'],
  ['wednesday meetings', undefined, 'an ending is no slip'],
  ['onboard', undefined, 'a beginning is none'],
  ['onbaord', undefined, 'nor is a slip in a beginning, of which nobody knows how it goes on'],
  ['wensday reindeer', undefined, 'what nothing answers is not put right'],
];
for (const [query, meant, why] of QUERIES) {
  test(`"${query}" ${meant === undefined ? 'is searched as it stands' : `is shown as "${meant}"`}: ${why}`, () =>
    assert.equal(correctionOf(rank(index, query, nearWords)), meant));
}

test('each word is taken for the one that fits best, and for none where none does', () => {
  assert.deepEqual(rank(index, 'wednesdays onbaording nowhere', nearWords).meanings.map(understood), [
    { typed: 'wednesdays', taken: 'wednesdays', how: 'exactly' },
    { typed: 'onbaording', taken: 'onboarding', how: 'bySlip' },
    { typed: 'nowhere', taken: undefined, how: 'not at all' },
  ]);
});
