import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingPageNote, savedPageNote, withNote } from '../../../src/domain/offline/note.ts';

const SAVED = Date.parse('2026-11-22T23:30:00Z');
const later = (days: number) => SAVED + days * 86_400_000;

const AGES: [days: number, says: string][] = [
  [0.5, ', less than a day ago.'],
  [1, ', a day ago.'],
  [40.9, ', 40 days ago.'],
];
for (const [days, says] of AGES) {
  test(`a copy of ${days} days says "${says}"`, () => {
    const note = savedPageNote('unreachable', SAVED, later(days), 0);
    assert.equal(
      note,
      `This site cannot be reached. You are reading the copy that was saved on 22 November 2026${says}`,
    );
  });
}

test('a clock that stands in 1970 gives a date and no age', () => {
  assert.match(savedPageNote('slow', SAVED, 0, 0), /^The connection is slow\. .* saved on 22 November 2026\.$/);
});

test('the day is that of the reader’s own clock', () => {
  assert.match(savedPageNote('unreachable', SAVED, SAVED, -60), /saved on 23 November 2026/);
});

test('a copy that does not know its age says that it is one', () => {
  assert.equal(
    savedPageNote('faulty', undefined, SAVED, 0),
    'This site is out of order at the moment. You are reading a saved copy.',
  );
});

test('the note stands first in the main part, as text', () => {
  assert.equal(
    withNote('<header></header><main id="content" class="wrap"><h1>A</h1></main>', '<b> & "c"'),
    '<header></header><main id="content" class="wrap"><p class="saved-copy">&lt;b&gt; &amp; &quot;c&quot;</p><h1>A</h1></main>',
  );
});

test('a page that is not kept is not promised', () => {
  assert.match(missingPageNote('unreachable'), /does not have this page/);
});
