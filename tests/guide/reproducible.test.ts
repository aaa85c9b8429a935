import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fingerprint } from '../support/files.ts';
import { builtSite } from '../support/site.ts';

/** 1 December 2026: some pages show the day of the build, and minutes lie between two builds. */
const SOURCE_DATE_EPOCH = '1796083200';
const buildIn = (TZ: string) => builtSite(`built-in-${TZ.replace('/', '-').toLowerCase()}`, { TZ, SOURCE_DATE_EPOCH });
let here: Record<string, string>;
before(async () => {
  here = await fingerprint(await buildIn('UTC'));
});

for (const TZ of ['Asia/Kolkata', 'America/New_York']) {
  test(`a build on a machine in ${TZ} gives the same bytes`, async () => {
    const there = await fingerprint(await buildIn(TZ));
    const differing = Object.keys({ ...here, ...there }).filter((file) => here[file] !== there[file]);
    assert.deepEqual(differing, []);
  });
}
