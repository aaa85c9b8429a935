import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { getElementsByTagName, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { type Content, fieldName } from '../../src/domain/content.ts';
import { factPath } from '../../src/domain/facts.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { settings } from '../../src/site.ts';
import facts from '../fixtures/facts.json' with { type: 'json' };
import { theGuide } from '../support/site.ts';

/** The facts of the document, from the list that the guide is held against. */
const wanted = facts.filter(({ kind }) => kind === 'fact').map(({ id, line }) => ({ id, line }));
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

let content: Content;
let folder: string;
before(async () => {
  folder = await theGuide();
  ({ content } = await checkContent(settings.contentDir));
});

const itemsOf = async (path: string) => {
  const document = parseDocument(await readFile(join(folder, path, 'index.html'), 'utf8'));
  return getElementsByTagName('li', document.children).filter(({ attribs }) => attribs['data-entry'] !== undefined);
};

test('each of the 77 facts stands in one file, with its line, and nothing else does', () => {
  const said = [...content.entries, ...content.pages].flatMap(({ data }) => data.facts);
  assert.equal(wanted.length, 77);
  assert.deepEqual(said.map(({ id, line }) => ({ id, line })).sort(byId), wanted.toSorted(byId));
});

test('the list of the source has every fact, in the order of its lines', async () => {
  const read = (await itemsOf('about/source')).map((item) => ({
    id: item.attribs['id'] ?? '',
    line: Number(/line (\d+)/.exec(textContent(item))?.[1]),
  }));
  assert.deepEqual(read.toSorted(byId), wanted.toSorted(byId));
  assert.deepEqual(
    read.map(({ line }) => line),
    read.map(({ line }) => line).sort((a, b) => a - b),
  );
});

test('each fact has its place on the page of its entry, said in its words, and a short address that leads there', async () => {
  for (const { collection, id, data } of content.entries) {
    const onPage = collection === 'steps' ? [] : await itemsOf(`${collection}/${id}`);
    for (const [at, fact] of data.facts.entries()) {
      const path = factPath({ id, collection }, fact.id);
      if (collection !== 'steps') {
        const item = onPage.find(({ attribs }) => attribs['id'] === fact.id);
        assert.ok(item && textContent(item).includes(fact.says), `${path} ${fieldName(['facts', at])}`);
      }
      const forwarding = await readFile(join(folder, 'go', fact.id, 'index.html'), 'utf8');
      assert.ok(forwarding.includes(`content="0; url=${path}"`), `/go/${fact.id}/ leads to ${path}`);
    }
  }
});
