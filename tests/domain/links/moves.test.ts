import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addressMoves,
  fileOf,
  type Move,
  movedFiles,
  movedFragments,
  movedPages,
  movedTo,
  moveOfId,
} from '../../../src/domain/links/moves.ts';

const moved = (from: string, to: string): Move => ({ from, to, line: 1 });
/** Old addresses with where they lead now. */
const leads = (...moves: Move[]) => Object.fromEntries(addressMoves(moves).map(({ from, to }) => [from, to]));

test('an entry that became another takes along its page, its places in lists, its short address and its Markdown', () => {
  assert.deepEqual(leads(moved('channels/slack', 'channels/chat')), {
    '/channels/slack/': '/channels/chat/',
    '/channels/#slack': '/channels/#chat',
    '/all/#slack': '/all/#chat',
    // A short address leads to the page at once, not to another short address.
    '/go/slack/': '/channels/chat/',
    '/channels/slack.md': '/channels/chat.md',
  });
});

test('a meeting takes its calendars along too', () => {
  const all = leads(moved('meetings/tides', 'meetings/ebb'));
  assert.equal(all['/meetings/tides.ics'], '/meetings/ebb.ics');
  assert.equal(all['/meetings/tides-if-continued.ics'], '/meetings/ebb-if-continued.ics');
});

test('an entry that only changed its folder keeps its short address, which has not moved', () => {
  assert.deepEqual(leads(moved('terms/lamp', 'concepts/lamp')), {
    '/terms/lamp/': '/concepts/lamp/',
    '/terms/#lamp': '/concepts/#lamp',
    '/terms/lamp.md': '/concepts/lamp.md',
  });
});

test('a step that became a page of its own is found from where it stood in the list of steps', () => {
  const all = leads(moved('steps/light', 'terms/lamp'));
  assert.equal(all['/bring-your-project/#light'], '/terms/lamp/');
  assert.equal(all['/go/light/'], '/terms/lamp/');
});

test('an entry may become a place, and a page an entry', () => {
  assert.equal(leads(moved('terms/lamp', '/about/#lamps'))['/terms/lamp/'], '/about/#lamps');
  assert.deepEqual(leads(moved('/old/', 'terms/lamp')), { '/old/': '/terms/lamp/' });
});

test('where two lines say where an address leads, the first counts', () => {
  const all = leads(moved('/terms/a/', '/about/'), moved('terms/a', 'terms/b'));
  assert.equal(all['/terms/a/'], '/about/');
  assert.equal(all['/terms/a.md'], '/terms/b.md');
});

const MOVES = [
  moved('/old/', '/new/'),
  moved('/old/#early', '/first/#start'),
  moved('/split/', '/part/#one'),
  moved('/there/#gone', '/there/#here'),
];
const OLD: [address: string, now: string | undefined, why: string][] = [
  ['/old/#late', '/new/#late', 'a place goes with its page'],
  ['/old/#early', '/first/#start', 'but what is written for the place itself counts more'],
  ['/split/#late', '/part/#one', 'a page that became a place has no others'],
  ['/there/', undefined, 'of a page that is still there only a place has moved'],
  ['/older/', undefined, 'an address that only begins alike'],
  ['/older/#late', undefined, 'and so do the places on it'],
];
for (const [address, now, why] of OLD) {
  test(`${address} leads ${now === undefined ? 'nowhere else' : `to ${now}`}: ${why}`, () =>
    assert.equal(movedTo(address, MOVES), now));
}

test('an old page leads on, and knows where the places on it went', () => {
  assert.deepEqual(movedPages(MOVES), [
    { file: 'old/index.html', target: '/new/', fragments: { early: '/first/#start' } },
    { file: 'split/index.html', target: '/part/#one', fragments: {} },
  ]);
});

test('a page that is still there knows which of its places went, and one that is gone is not asked', () => {
  assert.deepEqual([...movedFragments(MOVES)], [['/there/', [['gone', '/there/#here']]]]);
});

test('Markdown and calendars stay files, because programs follow no page that leads on', () => {
  const moves = [moved('/meetings/group-a.ics', '/meetings/all.ics'), moved('terms/a', 'terms/b')];
  assert.deepEqual(movedFiles(moves), [
    { folder: 'meetings', id: 'group-a', ending: 'ics', target: '/meetings/all.ics' },
    { folder: 'terms', id: 'a', ending: 'md', target: '/terms/b.md' },
  ]);
  assert.deepEqual(
    movedPages(moves).map(({ file }) => file),
    ['terms/a/index.html', 'go/a/index.html'],
  );
});

const FILES: [address: string, file: string][] = [
  ['/', 'index.html'],
  ['/terms/lamp/', 'terms/lamp/index.html'],
  ['/terms/lamp', 'terms/lamp/index.html'],
  ['/terms/lamp/#oil', 'terms/lamp/index.html'],
  ['/old.html', 'old.html'],
  ['/old.HTM', 'old.HTM'],
  ['/terms/lamp.md', 'terms/lamp.md'],
  ['/notes.md', 'notes.md/index.html'],
];
for (const [address, file] of FILES) {
  test(`any host finds ${address} as ${file}`, () => assert.equal(fileOf(address), file));
}

test('an old id stays taken by the entry that had it, but not by one that kept it in another folder', () => {
  const moves = [moved('terms/lamp', 'concepts/lamp'), moved('terms/oil', 'terms/fuel'), moved('/rope/', '/about/')];
  assert.equal(moveOfId('oil', moves)?.to, 'terms/fuel');
  assert.equal(moveOfId('lamp', moves), undefined);
  assert.equal(moveOfId('rope', moves), undefined);
});
