import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Element } from 'domhandler';
import { findAll, findOne, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import type { Content } from '../../src/domain/content.ts';
import { factPath } from '../../src/domain/facts.ts';
import type { BuiltPage } from '../../src/integrations/built-pages.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { FACT_ID } from '../../src/schemas/fact-id.ts';
import { settings } from '../../src/site.ts';
import facts from '../fixtures/facts.json' with { type: 'json' };
import { pagesByPath } from '../support/built-text.ts';
import { theGuide } from '../support/site.ts';

const SOURCE = '/about/source/';
/** The facts of the document, from the list that the guide is held against. */
const wanted = facts.filter(({ kind }) => kind === 'fact').map(({ id, line }) => ({ id, line }));
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

type Read = Pick<BuiltPage, 'document'>;

let content: Content;
let folder: string;
let pages: Map<string, BuiltPage>;
/** The place of each fact, `/terms/no-backup/#te-12`, and its words. */
let homes: Map<string, { path: string; says: string }>;
before(async () => {
  folder = await theGuide();
  pages = await pagesByPath(folder);
  ({ content } = await checkContent(settings.contentDir));
  const ofEntries = content.entries.flatMap(({ id, collection, data }) =>
    data.facts.map((fact) => ({ fact, path: factPath({ id, collection }, fact.id) })),
  );
  const ofPages = content.pages.flatMap(({ id, data }) =>
    data.facts.map((fact) => ({ fact, path: factPath({ id }, fact.id) })),
  );
  homes = new Map([...ofEntries, ...ofPages].map(({ fact: { id, says }, path }) => [id, { path, says }]));
});

/** Every element of a page whose id is that of a fact, or looks like it. */
const factsOn = ({ document }: Read): Element[] =>
  findAll(({ attribs }) => FACT_ID.test(attribs['id'] ?? ''), document.children);

/** What is wrong with where facts stand: each has one place on the page of its entry, one in the list of the source, and no other. */
function misplaced(built: ReadonlyMap<string, Read>): string[] {
  const expected = wanted.flatMap(({ id }) => [
    ...new Set([homes.get(id)?.path ?? `the place of ${id}`, `${SOURCE}#${id}`]),
  ]);
  const found = [...built].flatMap(([path, page]) => factsOn(page).map(({ attribs }) => `${path}#${attribs['id']}`));
  return [
    ...expected.filter((place) => !found.includes(place)).map((place) => `${place} is missing`),
    ...found.filter((place) => !expected.includes(place)).map((place) => `${place} is too much`),
    ...found.filter((place, at) => found.indexOf(place) !== at).map((place) => `${place} is there twice`),
  ];
}

test('each of the 77 facts stands in one file, with its line, and nothing else does', () => {
  const said = [...content.entries, ...content.pages].flatMap(({ data }) => data.facts);
  assert.equal(wanted.length, 77);
  assert.deepEqual(said.map(({ id, line }) => ({ id, line })).sort(byId), wanted.toSorted(byId));
});

test('each of the 77 facts has one place on the page of its entry and one in the list of the source, and no other on the site', () => {
  assert.deepEqual(misplaced(pages), []);
});

const BACKUP = '/terms/no-backup/';
const PLANTED: [what: string, page: string, spoil: (html: string) => string, fault: RegExp][] = [
  ['is gone from its page', BACKUP, (html) => html.replace(/ id="(te-\d+)"/, ''), /no-backup\/#te-\d+ is missing/],
  ['is gone from the list', SOURCE, (html) => html.replace(' id="te-12"', ''), /source\/#te-12 is missing/],
  ['stands there twice', SOURCE, (html) => html.replace('<li id="te-12"', '<li id="te-12"></li>$&'), /twice/],
  ['stands on another page as well', '/all/', (html) => html.replace('</main>', '<p id="te-12"></p>$&'), /too much/],
  ['is in the list that the document has not', SOURCE, (html) => html.replace('"te-12"', '"te-99"'), /te-99 is too/],
];
for (const [what, path, spoil, fault] of PLANTED) {
  test(`a fact that ${what} is noticed`, async () => {
    const html = await readFile(join(folder, path, 'index.html'), 'utf8');
    assert.notEqual(spoil(html), html, 'something was spoiled');
    const faults = misplaced(new Map<string, Read>([...pages, [path, { document: parseDocument(spoil(html)) }]]));
    assert.ok(
      faults.some((line) => fault.test(line)),
      faults.join('\n') || 'nothing was noticed',
    );
  });
}

test('the list of the source has the facts in the order of its lines, each with its line', () => {
  const page = pages.get(SOURCE);
  assert.ok(page);
  const read = factsOn(page).map((item) => ({
    id: item.attribs['id'] ?? '',
    line: Number(/line (\d+)/.exec(textContent(item))?.[1]),
  }));
  assert.deepEqual(read.toSorted(byId), wanted.toSorted(byId));
  assert.deepEqual(
    read.map(({ line }) => line),
    read.map(({ line }) => line).sort((a, b) => a - b),
  );
});

test('each fact is said in its words where it stands', () => {
  for (const [id, { path, says }] of homes) {
    for (const page of [path.split('#')[0] ?? '', SOURCE]) {
      const item = findOne(({ attribs }) => attribs['id'] === id, pages.get(page)?.document.children ?? []);
      assert.ok(item !== null && textContent(item).includes(says), `${page}#${id} says: ${says}`);
    }
  }
});

test('each of the 77 facts has a short address, which leads there and says the fact in its preview', () => {
  for (const { id } of wanted) {
    const { path, says } = homes.get(id) ?? {};
    const { document } = pages.get(`/go/${id}/`) ?? {};
    assert.ok(document && path && says, `/go/${id}/ is there`);
    const meta = (name: string, value: string) =>
      findOne(({ attribs }) => attribs[name] === value, document.children)?.attribs['content'];
    assert.equal(meta('http-equiv', 'refresh'), `0; url=${path}`);
    assert.equal(meta('property', 'og:description'), says);
    const links = findAll(({ name, attribs }) => name === 'a' && attribs['href'] === path, document.children);
    assert.equal(links.length, 1, `/go/${id}/ has a link for those whom it does not lead`);
  }
});
