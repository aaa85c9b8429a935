import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { findAll, getAttributeValue, textContent } from 'domutils';
import jsonld from 'jsonld';
import type { BuiltPage } from '../../src/integrations/built-pages.ts';
import { COLLECTIONS } from '../../src/schemas/collections.ts';
import { readPages } from '../support/pages.ts';
import { theGuide } from '../support/site.ts';

/** schema.org says of its terms what matters to a processor: that they are its own, and which of them hold addresses. */
const SCHEMA_ORG = {
  '@vocab': 'https://schema.org/',
  url: { '@type': '@id' },
  item: { '@type': '@id' },
};
/** What states a date that the guide does not know. */
const DATED = /^https:\/\/schema\.org\/(?:\w*Event|EventSeries|Schedule|startDate|endDate|eventSchedule)$/;

let pages: BuiltPage[];
let paths: Set<string>;
before(async () => {
  pages = await readPages(await theGuide());
  paths = new Set(pages.map(({ path }) => path));
});

/** What a page says of itself to programs, as it stands there. */
const dataOf = ({ document }: BuiltPage): string[] =>
  findAll(
    (element) => element.name === 'script' && getAttributeValue(element, 'type') === 'application/ld+json',
    document.children,
  ).map(textContent);

/** The statements of linked data as a processor reads them: pairs of a term and what it says. */
async function statementsOf(text: string): Promise<[term: string, said: string][]> {
  const expanded = await jsonld.expand(JSON.parse(text), {
    documentLoader: async (url: string) => {
      assert.equal(url, 'https://schema.org');
      return { contextUrl: undefined, documentUrl: url, document: { '@context': SCHEMA_ORG } };
    },
  });
  return pairsIn(expanded, '');
}

function pairsIn(node: unknown, term: string): [string, string][] {
  if (Array.isArray(node)) return node.flatMap((one) => pairsIn(one, term));
  if (typeof node === 'object' && node !== null) {
    return Object.entries(node).flatMap(([name, value]) => pairsIn(value, name.startsWith('@v') ? term : name));
  }
  return [[term, String(node)]];
}

/** What is wrong with what a page says of itself: a date that nobody knows, an address that leads nowhere, words that readers do not see. */
function faultsOf(page: BuiltPage, statements: readonly [string, string][]): string[] {
  const seen = [
    textContent(page.document.children),
    ...findAll(({ name }) => name === 'meta', page.document.children).map((meta) => getAttributeValue(meta, 'content')),
  ].join('\n');
  const isSaid = (said: string) =>
    said.startsWith('https://guide.example/')
      ? paths.has(new URL(said).pathname)
      : seen.replace(/\s+/g, ' ').includes(said.replace(/\s+/g, ' '));
  return statements.flatMap(([term, said]) => {
    if (DATED.test(term) || DATED.test(said)) return [`${page.path} states a date: ${term} ${said}`];
    const isWords = /\/(?:name|description)$/.test(term);
    const isAddress = term === '@id' && said.startsWith('https://guide.example/');
    return (isWords || isAddress) && !isSaid(said) ? [`${page.path} does not show: ${term} ${said}`] : [];
  });
}

test('home and every entry with a page of its own say to programs what they are, and nothing that is not known', async () => {
  const entries = pages.filter(({ path }) => {
    const [, collection = '', id = ''] = path.split('/');
    return COLLECTIONS.some((name) => name === collection) && id !== '';
  });
  assert.ok(entries.length > 15, `${entries.length} entries`);
  for (const page of entries) {
    const [text = '', ...others] = dataOf(page);
    assert.deepEqual(others, []);
    const statements = await statementsOf(text);
    assert.deepEqual(faultsOf(page, statements), []);
    const said = new Map(statements);
    assert.match(said.get('https://schema.org/lastReviewed') ?? '', /^\d{4}-\d{2}-\d{2}$/);
    assert.ok(statements.some(([term, address]) => term === '@id' && address === `https://guide.example${page.path}`));
  }
  const home = pages.find(({ path }) => path === '/') ?? assert.fail();
  const statements = await statementsOf(dataOf(home)[0] ?? '');
  assert.deepEqual(faultsOf(home, statements), []);
  assert.equal(
    new Map(statements).get('https://schema.org/urlTemplate'),
    'https://guide.example/search/?q={words}',
    'how the guide is searched',
  );
});

test('an event, words that nobody reads, and an address that leads nowhere are noticed', async () => {
  const page = pages.find(({ path }) => path === '/meetings/project-coordination/') ?? assert.fail();
  const data = JSON.parse(dataOf(page)[0] ?? '');
  for (const slip of [
    { '@type': 'Event' },
    { startDate: '2022-01-05' },
    { name: 'Everybody is welcome.' },
    { url: 'https://guide.example/meetings/none/' },
  ]) {
    assert.equal(
      faultsOf(page, await statementsOf(JSON.stringify({ ...data, ...slip }))).length,
      1,
      JSON.stringify(slip),
    );
  }
});
