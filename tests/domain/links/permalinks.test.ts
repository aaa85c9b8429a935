import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingPermalinks, publishedAddresses, withNewAddresses } from '../../../src/domain/links/permalinks.ts';

const pages = [
  { path: '/', ids: ['today'], places: ['today'], targets: [] },
  { path: '/terms/no-sla/', ids: ['record', 'related'], places: ['record', 'related'], targets: [] },
];
const FILES = ['/terms/no-sla.md', '/meetings/all.ics', '/favicon.svg', '/about/source.md'];
const PUBLISHED = { pages, files: FILES };
const kept = (...addresses: string[]) => addresses.map((address, index) => ({ address, line: index + 1 }));

test('every page and every place on it has an address, and so has what programs keep: Markdown and calendars', () => {
  assert.deepEqual(publishedAddresses(PUBLISHED), [
    '/',
    '/#today',
    '/terms/no-sla/',
    '/terms/no-sla/#record',
    '/terms/no-sla/#related',
    '/terms/no-sla.md',
    '/meetings/all.ics',
  ]);
});

const MOVES = [
  { from: '/terms/sla/', to: '/terms/no-sla/', line: 2 },
  { from: '/terms/no-sla/#later', to: '/terms/no-sla/#record', line: 3 },
  { from: '/meetings/group-sails.ics', to: '/meetings/all.ics', line: 5 },
  { from: '/terms/lost/', to: '/terms/nowhere/', line: 4 },
];
const LEADING: [address: string, leads: boolean][] = [
  ['/', true],
  ['/terms/no-sla/#record', true],
  ['/terms/sla/', true],
  ['/terms/sla/#record', true],
  ['/terms/no-sla/#later', true],
  ['/terms/no-sla.md', true],
  ['/meetings/all.ics', true],
  ['/meetings/group-sails.ics', true],
  ['/meetings/group-kites.ics', false],
  ['/terms/no-slas.md', false],
  ['/terms/no-slas/', false],
  ['/terms/no-sla/#records', false],
  ['/terms/sla/#records', false],
  ['/terms/lost/', false],
];
for (const [address, leads] of LEADING) {
  test(`${address} ${leads ? 'still leads somewhere' : 'is missed'}`, () => {
    const found = missingPermalinks([{ address, line: 7 }], PUBLISHED, MOVES).map(
      ({ file, line }) => `${file}:${line}`,
    );
    assert.deepEqual(found, leads ? [] : ['content/permalinks.txt:7']);
  });
}

test('new addresses come in at their place, and what is gone stays', () => {
  assert.equal(
    withNewAddresses(kept('/terms/gone/', '/'), PUBLISHED),
    '/\n/#today\n/meetings/all.ics\n/terms/gone/\n/terms/no-sla.md\n/terms/no-sla/\n/terms/no-sla/#record\n/terms/no-sla/#related\n',
  );
});

test('a file that has all addresses is written as it stands', () => {
  const text = withNewAddresses([], PUBLISHED);
  assert.equal(withNewAddresses(kept(...text.trim().split('\n')), PUBLISHED), text);
});
