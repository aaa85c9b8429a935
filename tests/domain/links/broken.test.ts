import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenLinks } from '../../../src/domain/links/broken.ts';

const HERE = '/channels/slack/';
const FILES = new Set(['/favicon.svg', '/404.html', '/pagefind/pagefind.js']);

/** Why a link on {@link HERE} is broken, in a small site that is published under a base path. */
function whyBroken(target: string, base: string): string | undefined {
  const pages = [
    { path: HERE, ids: ['record', 'größe', 'a b'], places: ['record', 'größe', 'a b'], targets: [target] },
    { path: '/', ids: ['today'], places: ['today'], targets: [] },
    { path: '/404.html', ids: [], places: [], targets: [] },
  ];
  return brokenLinks(pages, FILES, base)[0]?.why;
}

const LINKS: [base: string, target: string, why: string | undefined][] = [
  ['/', '/', undefined],
  ['/', '/#today', undefined],
  ['/', '#record', undefined],
  ['/', '#', undefined],
  ['/', '', undefined],
  ['/', '/channels/slack/', undefined],
  ['/', '/channels/slack/?q=1#record', undefined],
  ['/', '../slack/#record', undefined],
  ['/', '#gr%C3%B6%C3%9Fe', undefined],
  ['/', '#größe', undefined],
  ['/', '#a%20b', undefined],
  ['/', '/favicon.svg', undefined],
  ['/', '/404.html', undefined],
  ['/', 'https://example.org/nothing', undefined],
  ['/', 'mailto:name@example.org', undefined],
  ['/', '/channels/slack', 'no-page'],
  ['/', '/Channels/slack/', 'no-page'],
  ['/', '/terms/', 'no-page'],
  ['/', 'terms/', 'no-page'],
  ['/', '/missing.svg', 'no-page'],
  ['/', '/#Today', 'no-fragment'],
  ['/', '#nowhere', 'no-fragment'],
  ['/', '/favicon.svg#part', 'no-fragment'],
  ['/guide/', '/guide/', undefined],
  ['/guide/', '/guide/#today', undefined],
  ['/guide/', '#record', undefined],
  ['/guide/', '/guide/favicon.svg', undefined],
  ['/guide/', '/channels/slack/', 'outside-base'],
  ['/guide/', '/guidebook/', 'outside-base'],
  ['/guide/', '/guide/terms/', 'no-page'],
];
for (const [base, target, why] of LINKS) {
  test(`"${target}" under ${base} ${why === undefined ? 'arrives' : `is broken: ${why}`}`, () => {
    assert.equal(whyBroken(target, base), why);
  });
}

test('a link that cannot be decoded is broken, and does not end the check', () => {
  assert.equal(whyBroken('#100%', '/'), 'no-fragment');
  assert.equal(whyBroken('/100%/', '/'), 'no-page');
});

test('an id that stands twice on a page names two places', () => {
  const pages = [{ path: HERE, ids: ['a', 'b', 'a'], places: ['a', 'b', 'a'], targets: [] }];
  assert.deepEqual(brokenLinks(pages, FILES, '/'), [{ path: HERE, target: '#a', why: 'duplicate-id' }]);
});
