import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { tooHeavy } from '../support/page-weight.ts';
import { sitemapPaths, theGuide } from '../support/site.ts';

test('no page is heavier than a slow connection takes in one round', async () => {
  const folder = await theGuide();
  assert.deepEqual(await tooHeavy(folder, await sitemapPaths(folder)), []);
});

test('a page that grew too heavy is told', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'guide-weight-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'terms/index.html');
  await cp(join(await theGuide(), 'terms/index.html'), file, { recursive: true });
  assert.deepEqual(await tooHeavy(folder, ['/terms/']), []);
  await writeFile(file, randomBytes(10_001));
  const [told, ...others] = await tooHeavy(folder, ['/terms/']);
  assert.match(told ?? '', /^\/terms\/ has 10\d{3} bytes, and may have 10000$/);
  assert.deepEqual(others, []);
});
