import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingPermalinks, publishedAddresses, withNewAddresses } from '../../../src/domain/links/permalinks.ts';

const PAGES = [
  { path: '/', ids: ['today'], places: ['today'], targets: [] },
  { path: '/terms/no-sla/', ids: ['record', 'related'], places: ['record', 'related'], targets: [] },
];
const kept = (...addresses: string[]) => addresses.map((address, index) => ({ address, line: index + 1 }));

test('every page and every place on it has an address', () => {
  assert.deepEqual(publishedAddresses(PAGES), [
    '/',
    '/#today',
    '/terms/no-sla/',
    '/terms/no-sla/#record',
    '/terms/no-sla/#related',
  ]);
});

const MOVES = [
  { from: '/terms/sla/', to: '/terms/no-sla/', line: 2 },
  { from: '/terms/no-sla/#later', to: '/terms/no-sla/#record', line: 3 },
  { from: '/terms/lost/', to: '/terms/nowhere/', line: 4 },
];
const LEADING: [address: string, leads: boolean][] = [
  ['/', true],
  ['/terms/no-sla/#record', true],
  ['/terms/sla/', true],
  ['/terms/sla/#record', true],
  ['/terms/no-sla/#later', true],
  ['/terms/no-slas/', false],
  ['/terms/no-sla/#records', false],
  ['/terms/sla/#records', false],
  ['/terms/lost/', false],
];
for (const [address, leads] of LEADING) {
  test(`${address} ${leads ? 'still leads somewhere' : 'is missed'}`, () => {
    const found = missingPermalinks([{ address, line: 7 }], PAGES, MOVES).map(({ file, line }) => `${file}:${line}`);
    assert.deepEqual(found, leads ? [] : ['content/permalinks.txt:7']);
  });
}

test('new addresses come in at their place, and what is gone stays', () => {
  assert.equal(
    withNewAddresses(kept('/terms/gone/', '/'), PAGES),
    '/\n/#today\n/terms/gone/\n/terms/no-sla/\n/terms/no-sla/#record\n/terms/no-sla/#related\n',
  );
});

test('a file that has all addresses is written as it stands', () => {
  const text = withNewAddresses([], PAGES);
  assert.equal(withNewAddresses(kept(...text.trim().split('\n')), PAGES), text);
});
