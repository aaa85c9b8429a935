import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canBeMissingPage, missingPage, savedPageNote, withNote } from '../../../src/domain/offline/note.ts';

const SAVED = Date.parse('2026-11-22T23:30:00Z');
const inUtc = () => 0;

const AGES: [now: string, says: string][] = [
  ['2026-11-23T11:30:00Z', ', less than a day ago.'],
  ['2026-11-23T23:30:00Z', ', a day ago.'],
  ['2026-11-24T08:00:00Z', ', 2 days ago.'],
  ['2027-01-02T21:00:00Z', ', 41 days ago.'],
];
for (const [now, says] of AGES) {
  test(`a copy of the late evening of 22 November, read at ${now}, says "${says}"`, () => {
    const note = savedPageNote('unreachable', SAVED, Date.parse(now), inUtc);
    assert.equal(
      note,
      `This site cannot be reached. You are reading the copy that was saved on 22 November 2026${says}`,
    );
  });
}

const WINTER = Date.parse('2026-10-25T01:00:00Z');
const inBerlin = (at: number) => (at < WINTER ? -120 : -60);
const OVER_THE_CHANGE: [what: string, saved: string, now: string, says: RegExp][] = [
  ['days before the clocks changed', '2026-10-19T22:30:00Z', '2026-10-26T22:30:00Z', /20 October 2026, 6 days ago\.$/],
  ['25 hours ago, on the same day', '2026-10-24T22:00:00Z', '2026-10-25T22:30:00Z', /25 October 2026, less than a day/],
];
for (const [what, saved, now, says] of OVER_THE_CHANGE) {
  test(`a copy of ${what} names the day that its reader saw`, () => {
    assert.match(savedPageNote('slow', Date.parse(saved), Date.parse(now), inBerlin), says);
  });
}

test('a clock that stands in 1970 gives a date and no age', () => {
  assert.match(savedPageNote('slow', SAVED, 0, inUtc), /^The connection is slow\. .* saved on 22 November 2026\.$/);
});

test('the day is that of the reader’s own clock', () => {
  assert.match(
    savedPageNote('unreachable', SAVED, SAVED, () => -60),
    /saved on 23 November 2026/,
  );
});

test('a copy that does not know its age says that it is one', () => {
  assert.equal(
    savedPageNote('faulty', undefined, SAVED, inUtc),
    'This site is out of order at the moment. You are reading a saved copy.',
  );
});

test('the note stands first in the main part, as text', () => {
  assert.equal(
    withNote('<header></header><main id="content" class="wrap"><h1>A</h1></main>', '<b> & "c"'),
    '<header></header><main id="content" class="wrap"><p class="saved-copy">&lt;b&gt; &amp; &quot;c&quot;</p><h1>A</h1></main>',
  );
});

test('of an address that is not kept nobody says that it leads nowhere', () => {
  const page =
    '<title>No such page · Guide</title><main id="content"><div><h1 data-a>No such page</h1></div>' +
    '<p class="lead" data-a>It is gone.</p> </div> <div class="prose"><p>Gone, <b>all</b> of it.</p></div> <search></search></main>';
  assert.ok(canBeMissingPage(page));
  assert.ok(!canBeMissingPage(page.replace('It is gone.', 'It is <b>gone</b>.')), 'the build refuses what would stay');
  assert.equal(
    missingPage(page, 'unreachable'),
    '<title>Not in the saved copy · Guide</title><main id="content">' +
      '<p class="saved-copy">This site cannot be reached. The saved copy has the pages that the menu leads to, and those that they lead to.</p>' +
      '<div><h1 data-a>Not in the saved copy</h1></div>' +
      '<p class="lead" data-a>Whether the guide has this address is known when the site is reached again. Search the copy for what you need.</p>' +
      ' </div> <search></search></main>',
  );
});
