import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectionPath, entryPath, PAGE_PATHS, withBase } from '../../../src/domain/links/paths.ts';
import { COLLECTIONS, type Collection } from '../../../src/schemas/collections.ts';

const ENTRIES: [collection: Collection, id: string, path: string][] = [
  ['channels', 'slack', '/channels/slack/'],
  ['terms', 'no-sla', '/terms/no-sla/'],
  ['steps', 'onboard-to-a-cluster', '/bring-your-project/#onboard-to-a-cluster'],
];
for (const [collection, id, path] of ENTRIES) {
  test(`${collection}/${id} is read at ${path}`, () => assert.equal(entryPath(collection, id), path));
}

const PUBLISHED: [base: string, path: string, published: string][] = [
  ['/', '/', '/'],
  ['/', '/terms/', '/terms/'],
  ['/guide/', '/', '/guide/'],
  ['/guide/', '/terms/', '/guide/terms/'],
  ['/guide', '/terms/', '/guide/terms/'],
  ['/a/b/', '/bring-your-project/#x', '/a/b/bring-your-project/#x'],
];
for (const [base, path, published] of PUBLISHED) {
  test(`${path} under ${base} is ${published}`, () => assert.equal(withBase(base, path), published));
}

test('every page has an address of its own, which ends in a slash; only the page for the lost is a file', () => {
  const paths = Object.values(PAGE_PATHS);
  assert.equal(new Set(paths).size, paths.length);
  assert.deepEqual(
    paths.filter((path) => !path.endsWith('/')),
    ['/404.html'],
  );
});

test('an entry is read on the page of its collection or below it', () => {
  for (const collection of COLLECTIONS) {
    assert.ok(entryPath(collection, 'x').startsWith(collectionPath(collection)), collection);
  }
});
