import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUnearnedRenewal } from '../../src/domain/renewals.ts';

const BEFORE = {
  checked: '2026-06-01',
  says: 'the list is quiet.',
  evidence: [{ url: 'https://lists.example/a' }],
  lastSign: { date: '2026-05-01', what: 'a letter' },
};
const LOOKS: [what: string, after: object, isUnearned: boolean][] = [
  ['a newer day, and nothing else', { checked: '2026-11-22' }, true],
  [
    'a newer day, with other evidence',
    { checked: '2026-11-22', evidence: [{ url: 'https://lists.example/b' }] },
    false,
  ],
  ['a newer day, with a later sign', { checked: '2026-11-22', lastSign: { date: '2026-08-01', what: 'one' } }, false],
  ['a newer day, with another finding', { checked: '2026-11-22', says: 'the list is gone.' }, false],
  ['a newer day, with evidence taken out', { checked: '2026-11-22', evidence: undefined }, false],
  ['the same day', {}, false],
  ['an earlier day, put right', { checked: '2026-05-30' }, false],
];
for (const [what, after, isUnearned] of LOOKS) {
  test(`a record with ${what} ${isUnearned ? 'shows nobody that somebody looked' : 'is believed'}`, () =>
    assert.equal(isUnearnedRenewal(BEFORE, { ...BEFORE, ...after }), isUnearned));
}

test('a record without evidence has to say something else, to have been looked up again', () => {
  const bare = { checked: '2026-06-01', says: 'nothing later is on record.' };
  assert.ok(isUnearnedRenewal(bare, { ...bare, checked: '2026-11-22' }));
});
