import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { AnyNode, Element } from 'domhandler';
import { findAll, findOne, getAttributeValue, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import type { BuiltPage } from '../../src/integrations/built-pages.ts';
import { readPages } from '../support/pages.ts';
import { theGuide } from '../support/site.ts';

/** Words that say nothing of where a link leads to whoever hears the links of a page one after the other. */
const VAGUE = new Set(
  'a an the this that its it another one here there more see read go click page link list text download subscribe'.split(
    ' ',
  ),
);
/** Letters of the alphabet lead to themselves. */
const LETTER = /^(\p{L}|0–9)$/u;

interface Link {
  /** What it is called: in the reader's words, all space being alike. */
  name: string;
  /** The page that it leads to, and the place on it. */
  to: URL;
}

let pages: BuiltPage[];
let byPath: Map<string, BuiltPage>;
before(async () => {
  pages = await readPages(await theGuide());
  byPath = new Map(pages.map((page) => [page.path, page]));
});

test('the name of a link alone says where it leads', () => {
  const vague = pages.flatMap((page) =>
    linksOf(page)
      .filter(({ name }) => isVague(name))
      .map(({ name, to }) => `${page.path}: “${name}” leads to ${to.pathname}`),
  );
  assert.deepEqual(vague, []);
});

test('links of one name lead to one thing, on its own page or where the page itself has it', () => {
  assert.deepEqual(pages.flatMap(ambiguous), []);
});

test('names that say nothing, and one name for two things, are noticed', () => {
  assert.deepEqual(['here', 'Read more', 'its page', 'Download', '→', 'Download the dates', 'A'].filter(isVague), [
    'here',
    'Read more',
    'its page',
    'Download',
    '→',
  ]);
  const document = parseDocument(
    '<a href="/channels/">Talk</a> <a href="/all/#channels">Talk</a> <a href="/terms/">Agree</a> <a href="/about/">Agree</a>',
  );
  assert.deepEqual(ambiguous({ path: '/', file: 'index.html', document }), [
    '/: “Agree” leads to Understanding the environment and to About this guide',
  ]);
});

/** @param name words between which there is anything but letters */
const isVague = (name: string): boolean =>
  !LETTER.test(name) &&
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => word === '' || VAGUE.has(word));

/** The links that readers meet: those of templates are not there yet. */
function linksOf({ path, document }: BuiltPage): Link[] {
  const templates = findAll(({ name }) => name === 'template', document.children);
  const waiting = new Set(templates.flatMap((template) => findAll(() => true, template.children)));
  return findAll((element) => element.name === 'a' && !waiting.has(element), document.children).flatMap((link) => {
    const href = getAttributeValue(link, 'href');
    return href === undefined ? [] : { name: nameOf(link), to: new URL(href, `https://guide.example${path}`) };
  });
}

const nameOf = (link: Element): string =>
  (getAttributeValue(link, 'aria-label') ?? spokenText(link.children)).replaceAll(/\s+/g, ' ').trim();

const spokenText = (nodes: readonly AnyNode[]): string =>
  nodes
    .map((node) => {
      if (!('attribs' in node)) return textContent(node);
      return node.attribs['aria-hidden'] === 'true' ? '' : spokenText(node.children);
    })
    .join('');

/** Names that lead to different things from one page. */
function ambiguous(page: BuiltPage): string[] {
  const byName = Map.groupBy(linksOf(page), ({ name }) => name);
  return [...byName]
    .map(([name, links]) => ({ name, things: new Set(links.map(({ to }) => thingAt(to))) }))
    .filter(({ things }) => things.size > 1)
    .map(({ name, things }) => `${page.path}: “${name}” leads to ${[...things].join(' and to ')}`);
}

/** What a link leads to: the words of the heading there, whichever page has it; of the world outside its address. */
function thingAt({ href, pathname, hash, origin }: URL): string {
  const page = byPath.get(pathname);
  if (origin !== 'https://guide.example' || page === undefined) return href;
  const id = decodeURIComponent(hash.slice(1));
  const isHeading = ({ name }: Element) => /^h[1-6]$/.test(name);
  if (id === '' || id === 'content') return wordsOf(findOne(isHeading, page.document.children)) ?? href;
  const place = findOne(({ attribs }) => attribs['id'] === id, page.document.children);
  if (place === null) return href;
  return wordsOf(isHeading(place) ? place : findOne(isHeading, place.children)) ?? href;
}

const wordsOf = (heading: Element | null): string | undefined =>
  heading === null ? undefined : textContent(heading).replaceAll(/\s+/g, ' ').trim();
