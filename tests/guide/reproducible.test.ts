import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprint } from '../support/files.ts';
import { builtSite, theGuide } from '../support/site.ts';

for (const TZ of ['Asia/Kolkata', 'America/New_York']) {
  test(`a build on a machine in ${TZ} gives the same bytes`, async () => {
    const here = await fingerprint(await theGuide());
    const there = await fingerprint(await builtSite(`built-in-${TZ.replace('/', '-').toLowerCase()}`, { TZ }));
    const differing = Object.keys({ ...here, ...there }).filter((file) => here[file] !== there[file]);
    assert.deepEqual(differing, []);
  });
}
