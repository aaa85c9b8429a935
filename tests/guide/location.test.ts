import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { AnyNode, Element } from 'domhandler';
import { findAll, findOne, getAttributeValue, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { PAGE_PATHS } from '../../src/domain/links/paths.ts';
import type { BuiltPage } from '../../src/integrations/built-pages.ts';
import { COLLECTIONS } from '../../src/schemas/collections.ts';
import { readPages } from '../support/pages.ts';
import { theGuide } from '../support/site.ts';

/** What exists for no reader's sake: where an address leads nowhere, nothing leads to it either. */
const NOWHERE = '/404.html';

let pages: BuiltPage[];
before(async () => {
  pages = await readPages(await theGuide());
});

test('every page says where in the guide it is: a link of the header, the footer or the side is marked as its own', () => {
  const lost = pages.filter((page) => page.path !== NOWHERE && !marksOf(page, 'page').includes(page.path));
  assert.deepEqual(
    lost.map(({ path }) => path),
    [],
  );
  for (const page of pages) for (const to of marksOf(page, 'page')) assert.equal(to, page.path);
});

test('every entry says to which list it belongs: in the menu, and above its title', () => {
  for (const collection of COLLECTIONS) {
    const list = PAGE_PATHS[collection];
    for (const page of pages.filter(({ path }) => path.startsWith(list) && path !== list)) {
      assert.deepEqual(marksOf(page, 'true'), [list], page.path);
      const [first] = linksIn(findOne(({ name }) => name === 'main', page.document.children)?.children ?? []);
      assert.equal(first, list, page.path);
    }
  }
});

test('every section and every article begins with a heading', () => {
  assert.deepEqual(
    pages.flatMap((page) => withoutHeading(page.document.children).map((part) => `${page.path}: ${part}`)),
    [],
  );
});

test('a section without a heading is noticed', () => {
  const { children } = parseDocument('<section><h2>Where</h2></section><section><p>Somewhere</p></section>');
  assert.deepEqual(withoutHeading(children), ['Somewhere']);
});

/** Where the links lead that are marked as current, each once. */
const marksOf = ({ document }: BuiltPage, how: 'page' | 'true'): string[] => [
  ...new Set(linksIn(document.children, (link) => getAttributeValue(link, 'aria-current') === how)),
];

const linksIn = (nodes: AnyNode[], which = (_: Element) => true): string[] =>
  findAll((element) => element.name === 'a' && which(element), nodes).flatMap(
    (link) => getAttributeValue(link, 'href') ?? [],
  );

const withoutHeading = (nodes: AnyNode[]): string[] =>
  findAll(({ name }) => name === 'section' || name === 'article', nodes)
    .filter((part) => findOne(({ name }) => /^h[1-6]$/.test(name), part.children) === null)
    .map((part) => textContent(part).slice(0, 40));
