import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sinceIn } from '../../src/domain/since.ts';

const QUERIES: [query: string, day: string | undefined][] = [
  ['?since=2026-11-22', '2026-11-22'],
  ['?q=a&since=2028-02-29', '2028-02-29'],
  ['?since=2026-02-30', undefined],
  ['?since=2027-02-29', undefined],
  ['?since=2026-13-01', undefined],
  ['?since=2026-11', undefined],
  ['?since=22.11.2026', undefined],
  ['?since=2026-11-22T00:00', undefined],
  ['?since=%3Cb%3E', undefined],
  ['?since=', undefined],
  ['', undefined],
];
for (const [query, day] of QUERIES) {
  test(`${query || 'no query'} asks for ${day ?? 'no day'}`, () => assert.equal(sinceIn(query), day));
}
