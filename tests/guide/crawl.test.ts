import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Document, type Element, isTag } from 'domhandler';
import { findAll, findOne, getAttributeValue, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import type { Content } from '../../src/domain/content.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { settings } from '../../src/site.ts';
import { type ServedSite, serve, sitemapPaths, theGuide } from '../support/site.ts';

/*
 * The built site, walked through over HTTP as a crawler would, from its first page and its sitemap.
 */

let site: ServedSite;
let content: Content;
/** What was fetched: the document of a page, or nothing for a file of another kind. */
const fetched = new Map<string, Document | undefined>();

before(async () => {
  site = await serve(await theGuide());
  ({ content } = await checkContent(settings.contentDir));
  const waiting = [
    '/',
    ...(await sitemapPaths(site.folder)),
    ...content.entries.flatMap(({ id }) => [`/go/${id}/`, `/previews/${id}.png`]),
  ];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (fetched.has(path)) continue;
    const response = await fetch(new URL(path, site.url));
    assert.equal(response.status, 200, path);
    const isPage = response.headers.get('content-type')?.startsWith('text/html');
    const document = isPage ? parseDocument(await response.text()) : undefined;
    fetched.set(path, document);
    if (document !== undefined) waiting.push(...targetsOf(document, path).map(({ pathname }) => pathname));
  }
});
after(() => site.stop());

const attributes = (document: Document, ...names: string[]): string[] =>
  findAll(() => true, document.children).flatMap((element) =>
    names.flatMap((name) => getAttributeValue(element, name) ?? []),
  );

/** Where the links of a page lead within the site. */
const targetsOf = (document: Document, path: string): URL[] =>
  attributes(document, 'href', 'src')
    .map((target) => new URL(target, new URL(path, site.url)))
    .filter(({ origin }) => origin === new URL(site.url).origin);

const pages = () => [...fetched].filter((one): one is [string, Document] => one[1] !== undefined);
const idsOf = (path: string) => new Set(attributes(fetched.get(path) as Document, 'id'));
const metaOf = (document: Document, property: string): string | undefined => {
  const meta = findOne(
    ({ name, attribs }) => name === 'meta' && (attribs['property'] === property || attribs['name'] === property),
    document.children,
  );
  return meta === null ? undefined : getAttributeValue(meta, 'content');
};

test('every link and fragment arrives', () => {
  let fragments = 0;
  for (const [path, document] of pages()) {
    for (const { pathname, hash } of targetsOf(document, path)) {
      assert.ok(fetched.has(pathname), `${path} leads to ${pathname}`);
      if (hash === '') continue;
      fragments += 1;
      assert.ok(idsOf(pathname).has(decodeURIComponent(hash.slice(1))), `${path} leads to ${pathname}${hash}`);
    }
  }
  assert.ok(fetched.size > 60 && fragments > 200, `${fetched.size} files, ${fragments} fragments`);
});

test('every heading that has an address, every entry and every step has a link mark that leads there', () => {
  const without: string[] = [];
  for (const [path, document] of pages()) {
    if (path.startsWith('/go/')) continue;
    const main = findOne(({ name }) => name === 'main', document.children);
    for (const heading of findAll(({ name }) => /^h[1-3]$/.test(name), main?.children ?? [])) {
      const beside = (heading.parent?.children ?? []).filter(isTag);
      // A letter from A to Z is its own link.
      const letters = heading.children.filter(
        (child) => isTag(child) && child.attribs['href'] === `#${heading.attribs['id']}`,
      );
      const marks = [...beside.filter(({ attribs }) => 'data-mark' in attribs), ...letters];
      // On the one page that holds everything, entries have their short addresses; the places within them are elsewhere.
      if (marks.length !== 1 && path !== '/all/') without.push(`${path} ${textContent(heading).trim()}`);
    }
  }
  // A date that is only calculated is nothing to send to anybody.
  assert.deepEqual(
    without.filter((place) => !/ (By (odd|even) ISO weeks|Every 14 days from .+)$/.test(place)),
    [],
  );
});

test('where the whole guide is on one page, every entry has its short address beside it, to be read on paper', () => {
  const isShort = ({ attribs }: Element) => attribs['href']?.startsWith('/go/') === true;
  const read = findAll(isShort, (fetched.get('/all/') as Document).children).map((link) => [
    getAttributeValue(link, 'href'),
    textContent(link),
  ]);
  const expected = content.entries.map(({ id }) => [`/go/${id}/`, `/go/${id}/`]);
  assert.deepEqual(read.sort(), expected.sort());
});

test('every entry has a short address, which leads there and answers in its preview', () => {
  assert.ok(content.entries.length >= 25);
  for (const { collection, id, data } of content.entries) {
    const document = fetched.get(`/go/${id}/`) as Document;
    const canonical = findOne(({ attribs }) => attribs['rel'] === 'canonical', document.children);
    const refresh = findOne(({ attribs }) => attribs['http-equiv'] === 'refresh', document.children);
    const target = new URL(getAttributeValue(canonical as NonNullable<typeof canonical>, 'href') ?? '');
    assert.equal(refresh?.attribs['content'], `0; url=${target.pathname}${target.hash}`);
    assert.equal(
      `${target.pathname}${target.hash}`,
      collection === 'steps' ? `/bring-your-project/#${id}` : `/${collection}/${id}/`,
    );
    assert.equal(metaOf(document, 'og:title'), data.title);
    assert.ok(metaOf(document, 'og:description')?.startsWith(data.summary));
    assert.ok(metaOf(document, 'description')?.startsWith(data.summary));
    assert.match(metaOf(document, 'description') ?? '', /\((current|upcoming|unknown|changed|closed|lapsed|ended)\)$/);
    assert.equal(new URL(metaOf(document, 'og:image') ?? '').pathname, `/previews/${id}.png`);
    assert.ok(fetched.has(`/previews/${id}.png`), 'its picture is there');
    const title = findOne(({ name }) => name === 'title', document.children);
    assert.ok(textContent(title as NonNullable<typeof title>).startsWith(data.title));
  }
});

test('the addresses under which the community published the text lead to what they meant', async () => {
  for (const path of [
    '/apps/content/about/intro.html',
    '/users/support/docs/intro.md/',
    '/users/support/docs/intro.md',
  ]) {
    const response = await fetch(new URL(path, site.url));
    assert.equal(response.status, 200, path);
    assert.match(response.headers.get('content-type') ?? '', /^text\/html/, path);
    assert.match(await response.text(), /<meta http-equiv="refresh" content="0; url=\/">/, path);
  }
});
