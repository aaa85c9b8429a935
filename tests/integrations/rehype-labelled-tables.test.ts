import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rehypeLabelledTables } from '../../src/integrations/rehype-labelled-tables.ts';

type Tree = Parameters<ReturnType<typeof rehypeLabelledTables>>[0];

const text = (value: string): Tree => ({ type: 'text', value });
const element = (tagName: string, ...children: Tree[]): Tree => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
const cells = (tagName: string, words: string[]) => words.map((word) => element(tagName, text(word)));

/** A table as Markdown has it: a row of headings, then rows of cells. */
function tableOf(headings: string[], ...rows: string[][]): Tree {
  return element(
    'table',
    element('thead', element('tr', ...cells('th', headings))),
    element('tbody', ...rows.map((row) => element('tr', ...cells('td', row)))),
  );
}

const elementsOf = (node: Tree): Tree[] => [node, ...(node.children ?? []).flatMap(elementsOf)];
const labelled = (tree: Tree): Tree[] => {
  rehypeLabelledTables()(tree);
  return elementsOf(tree);
};

test('each cell knows the heading of its column', () => {
  const elements = labelled(element('div', tableOf(['date', 'what'], ['2021', 'begun'], ['2023', 'closed'])));
  assert.deepEqual(
    elements
      .filter(({ tagName }) => tagName === 'td')
      .map(({ properties, children }) => [properties?.['data-label'], children?.[0]?.value]),
    [
      ['date', '2021'],
      ['what', 'begun'],
      ['date', '2023'],
      ['what', 'closed'],
    ],
  );
});

test('a heading with marks in it is read as its words', () => {
  const table = tableOf([], ['yes']);
  const row = table.children?.[0]?.children?.[0];
  row?.children?.push(element('th', text('for '), element('strong', text('you')), text('?')));
  const cell = labelled(table).find(({ tagName }) => tagName === 'td');
  assert.equal(cell?.properties?.['data-label'], 'for you?');
});

test('a cell without a heading over it has no label', () => {
  const [, second] = labelled(tableOf(['only'], ['a', 'b'])).filter(({ tagName }) => tagName === 'td');
  assert.equal(second?.properties?.['data-label'], undefined);
});

test('what is not in a table stays as it is, and other properties are kept', () => {
  const table = tableOf(['date'], ['2021']);
  const paragraph = element('p', text('Words.'));
  const cell = elementsOf(table).find(({ tagName }) => tagName === 'td');
  if (cell) cell.properties = { className: 'wide' };
  labelled(element('div', paragraph, table));
  assert.deepEqual(paragraph.properties, {});
  assert.deepEqual(cell?.properties, { className: 'wide', 'data-label': 'date' });
});

test('two tables do not mix their headings', () => {
  const elements = labelled(element('div', tableOf(['a'], ['1']), tableOf(['b'], ['2'])));
  assert.deepEqual(
    elements.filter(({ tagName }) => tagName === 'td').map(({ properties }) => properties?.['data-label']),
    ['a', 'b'],
  );
});
