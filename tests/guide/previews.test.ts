import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { findAll, getAttributeValue } from 'domutils';
import { previewPath } from '../../src/domain/links/paths.ts';
import { type BuiltPage, readBuiltPages } from '../../src/integrations/built-pages.ts';
import { contentOfGuide } from '../support/content.ts';
import { filesBelow } from '../support/files.ts';
import { readPages } from '../support/pages.ts';
import { pngSize } from '../support/png.ts';
import { theGuide } from '../support/site.ts';

const SITE = 'https://guide.example';
const SIZE = { width: 1200, height: 630 };
const MOST_BYTES = 60_000;

let folder: string;
let pages: BuiltPage[];
before(async () => {
  folder = await theGuide();
  pages = await readPages(folder);
});

/** What a page says in its head about a property. */
function said({ document }: BuiltPage, name: string): string | undefined {
  const isIt = (key: 'name' | 'property') =>
    findAll((element) => element.name === 'meta' && getAttributeValue(element, key) === name, document.children);
  const [element] = [...isIt('property'), ...isIt('name')];
  return element && getAttributeValue(element, 'content');
}

const picture = (path: string): Promise<Buffer> => readFile(join(folder, path));

test('every page shows a picture that is there, of the size that it says', async () => {
  for (const page of await readBuiltPages(folder)) {
    const address = said(page, 'og:image') ?? '';
    assert.ok(address.startsWith(`${SITE}/`), `${page.path} shows ${address}`);
    const bytes = await picture(new URL(address).pathname);
    assert.deepEqual(pngSize(bytes), SIZE, address);
    assert.deepEqual(
      { width: Number(said(page, 'og:image:width')), height: Number(said(page, 'og:image:height')) },
      SIZE,
      page.path,
    );
    assert.equal(said(page, 'twitter:card'), 'summary_large_image');
  }
});

test('who cannot see the picture of an entry is told what stands on it', () => {
  const ofEntries = pages.filter((page) => said(page, 'og:image') !== `${SITE}/preview.png`);
  for (const page of ofEntries) {
    const words = `${said(page, 'og:title')}: ${said(page, 'og:description')}`;
    assert.equal(said(page, 'og:image:alt'), words, page.path);
  }
  const others = pages.filter((page) => !ofEntries.includes(page)).map((page) => said(page, 'og:image:alt'));
  assert.deepEqual(new Set(others).size, 1, 'all other pages show the guide as a whole');
});

test('every entry has a picture of its own, and the page of an entry shows it', async () => {
  const { entries } = await contentOfGuide();
  const paths = entries.map(({ id }) => previewPath(id));
  const built = (await filesBelow(folder)).filter((file) => file.endsWith('.png')).map((file) => `/${file}`);
  assert.deepEqual(built.toSorted(), [...paths, '/preview.png'].toSorted());
  const pictures = await Promise.all(built.map(async (path) => (await picture(path)).toString('base64')));
  assert.equal(new Set(pictures).size, built.length, 'no two are the same');
  for (const page of pages) {
    const [, id] = /^\/(?:concepts|channels|meetings|terms)\/([^/]+)\/$/.exec(page.path) ?? [];
    const path = id === undefined ? '/preview.png' : previewPath(id);
    assert.equal(said(page, 'og:image'), `${SITE}${path}`, page.path);
  }
});

test('no picture is heavier than a chat waits for', async () => {
  const built = (await filesBelow(folder)).filter((file) => file.endsWith('.png'));
  for (const file of built) {
    const { length } = await picture(file);
    assert.ok(length <= MOST_BYTES, `${file} has ${length} bytes`);
  }
});
