import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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

/** What a script or a page fetches before it can do anything: other scripts by a static import, scripts and sheets by address. */
const FETCHED_FIRST =
  /(?:^|[;}])import(?:\s*[{*"]|\s+\w)|<script[^>]*\ssrc=|<link[^>]*\srel="?(?:stylesheet|modulepreload)/m;

test('a page is one request, and so is the script of the search', async () => {
  const folder = await theGuide();
  const scripts = (await readdir(join(folder, '_astro'))).filter((name) => name.startsWith('search-view.'));
  assert.equal(scripts.length, 1);
  const pages = (await sitemapPaths(folder)).map((path) => `${path.slice(1)}index.html`);
  for (const file of [...pages, `_astro/${scripts[0]}`])
    assert.doesNotMatch(await readFile(join(folder, file), 'utf8'), FETCHED_FIRST, file);
});

test('what would be fetched first is noticed', () => {
  for (const text of [
    'import{t as e}from"./find.js";e()',
    'a();import"./b.js"',
    '<script type="module" src="/a.js"></script>',
    '<link rel="stylesheet" href="/a.css">',
  ])
    assert.match(text, FETCHED_FIRST);
  assert.doesNotMatch('const a=()=>import("./later.js");', FETCHED_FIRST);
});
