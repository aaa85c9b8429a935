import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEW_FINGERPRINT, refuseRevision } from '../../../src/domain/meetings/revisions.ts';

const PUBLISHED = { number: 3, date: '2026-06-01', of: 'aaaaaaaa' };

const REVISIONS: [what: string, before: object, after: object, refused: string[]][] = [
  ['the same', {}, {}, []],
  ['the same calendar, and another day', {}, { date: '2026-05-01' }, []],
  ['another calendar, and the next number', {}, { of: 'bbbbbbbb', number: 4 }, []],
  ['another calendar, and a number and day that are later', {}, { of: 'bbbbbbbb', number: 9, date: '2026-07-01' }, []],
  ['another calendar, and the same number', {}, { of: 'bbbbbbbb', date: '2026-07-01' }, ['number']],
  ['another calendar, and a lower number', {}, { of: 'bbbbbbbb', number: 2 }, ['number']],
  ['another calendar, and an earlier day', {}, { of: 'bbbbbbbb', number: 4, date: '2026-05-31' }, ['date']],
  ['both', {}, { of: 'bbbbbbbb', date: '2026-05-31' }, ['number', 'date']],
  ['the first fingerprint of a new meeting', { of: NEW_FINGERPRINT }, { of: 'bbbbbbbb' }, []],
];
for (const [what, before, after, refused] of REVISIONS) {
  test(`after a revision: ${what}`, () => {
    const refusals = refuseRevision({ ...PUBLISHED, ...before }, { ...PUBLISHED, ...after });
    assert.deepEqual(
      refusals.map(({ field }) => field),
      refused,
    );
  });
}
