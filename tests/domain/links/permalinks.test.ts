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

const MISSING: [address: string, advice: string | undefined][] = [
  ['/', undefined],
  ['/terms/no-sla/#record', undefined],
  ['/terms/no-slas/', 'Did you mean "/terms/no-sla/"?'],
  ['/terms/no-sla/#records', 'Did you mean "/terms/no-sla/#record"?'],
  ['/meetings/every-second-wednesday/', 'Give the file or the heading its old name back.'],
];
for (const [address, advice] of MISSING) {
  test(`${address} ${advice === undefined ? 'still leads somewhere' : 'is missed'}`, () => {
    const missing = missingPermalinks([{ address, line: 7 }], PAGES);
    assert.deepEqual(
      missing,
      advice === undefined
        ? []
        : [
            {
              file: 'content/permalinks.txt',
              line: 7,
              field: 'address',
              found: `"${address}" was published once and leads nowhere now.`,
              advice,
            },
          ],
    );
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
