import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { AnyNode, Element } from 'domhandler';
import { findAll, getAttributeValue, textContent } from 'domutils';
import type { BuiltPage } from '../../src/integrations/built-pages.ts';
import { readPages } from '../support/pages.ts';
import { theGuide } from '../support/site.ts';

const SITE = 'https://guide.example';
/** Pages that are no place of their own: what a reader typed, or an address that leads nowhere. */
const NOT_INDEXED = ['/404.html', '/search/'];

/** What the head of a page says about it, to search engines and to chats that preview a link. */
interface Head {
  path: string;
  language: string | undefined;
  title: string;
  description: string | undefined;
  canonical: string | undefined;
  robots: string | undefined;
  openGraph: Record<'title' | 'description' | 'url' | 'type', string | undefined>;
}

let pages: BuiltPage[];
let heads: Head[];
before(async () => {
  pages = await readPages(await theGuide());
  heads = pages.map(readHead);
});

test('every page says in which language it is', () => {
  assert.deepEqual(
    heads.filter(({ language }) => language !== 'en').map(({ path }) => path),
    [],
  );
});

test('every page has a title that no other page has, and so a preview of its own', () => {
  for (const names of [heads.map(({ title }) => title), heads.map(({ openGraph }) => openGraph.title)])
    assert.deepEqual(
      names.filter((name, index) => !name || names.indexOf(name) !== index),
      [],
    );
});

test('every page is described in a sentence or two that no other page has', () => {
  const descriptions = heads.map(({ description }) => description ?? '');
  assert.deepEqual(
    descriptions.filter((text, index) => text.length < 20 || descriptions.indexOf(text) !== index),
    [],
  );
});

test('every page names its one address, or asks not to be listed', () => {
  const unlisted = heads.filter(({ robots }) => robots === 'noindex');
  assert.deepEqual(
    unlisted.map(({ path, canonical }) => ({ path, canonical })),
    NOT_INDEXED.map((path) => ({ path, canonical: undefined })),
  );
  for (const { path, canonical, robots } of heads) if (robots === undefined) assert.equal(canonical, `${SITE}${path}`);
});

test('a chat that previews a link shows what the page itself says', () => {
  for (const { path, title, description, openGraph } of heads) {
    const type = path === '/' ? 'website' : 'article';
    assert.deepEqual(
      { ...openGraph, title: undefined },
      { title: undefined, description, url: `${SITE}${path}`, type },
    );
    assert.ok(openGraph.title && title.startsWith(openGraph.title), `${title} begins with ${openGraph.title}`);
  }
});

test('every page has one heading of the first level, and below it no level is left out', () => {
  for (const { path, document } of pages) {
    const levels = headingsOf(document.children).map(({ name }) => Number(name.slice(1)));
    assert.equal(levels.filter((level) => level === 1).length, 1, path);
    assert.equal(levels[0], 1, path);
    for (const [index, level] of levels.entries())
      assert.ok(level <= (levels[index - 1] ?? 1) + 1, `${path} goes from h${levels[index - 1]} to h${level}`);
  }
});

function readHead({ path, document }: BuiltPage): Head {
  const all = (name: string) => findAll((element) => element.name === name, document.children);
  const read = (name: string, key: string, value: string, wanted: string) => {
    const element = all(name).find((candidate) => getAttributeValue(candidate, key) === value);
    return element && getAttributeValue(element, wanted);
  };
  const meta = (key: 'name' | 'property', value: string) => read('meta', key, value, 'content');
  return {
    path,
    language: all('html').map((element) => getAttributeValue(element, 'lang'))[0],
    // A picture may have a title as well.
    title: textContent(all('head').flatMap((head) => findAll((element) => element.name === 'title', head.children))),
    description: meta('name', 'description'),
    canonical: read('link', 'rel', 'canonical', 'href'),
    robots: meta('name', 'robots'),
    openGraph: {
      title: meta('property', 'og:title'),
      description: meta('property', 'og:description'),
      url: meta('property', 'og:url'),
      type: meta('property', 'og:type'),
    },
  };
}

const headingsOf = (nodes: AnyNode[]): Element[] => findAll((element) => /^h[1-6]$/.test(element.name), nodes);
