import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { AnyNode, Element } from 'domhandler';
import { findAll, getAttributeValue } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { contentOfGuide } from '../support/content.ts';
import { readPages } from '../support/pages.ts';
import { theGuide } from '../support/site.ts';

const { entries } = await contentOfGuide();
/**
 * All that a reader can fill in: a question, and what of its answers to show; which channel; the day of the last visit; what a
 * project is, for letters; and what terms and steps ask of it.
 */
const ASKED = [
  ...['kind', 'q', 'state'],
  ...['want', 'since'],
  ...['learn', 'project', 'repository', 'what'],
  ...entries.flatMap(({ id, data }) => ('letter' in data && data.letter ? [`letter.${id}`] : [])),
  ...entries.flatMap(({ id, data }) => ('question' in data && data.question ? [`question.${id}`] : [])),
].sort();
/** What can be filled in without being asked for anything: a switch that changes this browser alone. */
const SWITCHES = ['checkbox'];

let documents: { path: string; nodes: AnyNode[] }[];
before(async () => {
  documents = (await readPages(await theGuide())).map(({ path, document }) => ({ path, nodes: document.children }));
});

test('no page asks who its reader is', () => {
  const asked = documents.flatMap(({ nodes }) => askedIn(nodes));
  assert.deepEqual([...new Set(asked)].sort(), ASKED);
});

test('nothing is handed in: every form only asks for a page, or closes what is open', () => {
  for (const { path, nodes } of documents) assert.deepEqual(handedIn(nodes), [], path);
});

test('a page that asks for a password, and one that hands it in, are noticed', () => {
  const { children } = parseDocument(
    '<form method="post" action="/in/"><input name="password" type="password"></form>',
  );
  assert.deepEqual(askedIn(children), ['password']);
  assert.deepEqual(handedIn(children), ['/in/']);
});

/** The names of what can be filled in; what has none is told by its kind. */
const askedIn = (nodes: AnyNode[]): string[] =>
  elementsIn(nodes, ['input', 'select', 'textarea'])
    .filter((field) => !SWITCHES.includes(getAttributeValue(field, 'type') ?? ''))
    .map((field) => getAttributeValue(field, 'name') ?? field.name);

/** Where forms lead that send more than an address. */
const handedIn = (nodes: AnyNode[]): string[] =>
  elementsIn(nodes, ['form'])
    .filter((form) => getAttributeValue(form, 'method')?.toLowerCase() === 'post')
    .map((form) => getAttributeValue(form, 'action') ?? '');

const elementsIn = (nodes: AnyNode[], names: string[]): Element[] => findAll(({ name }) => names.includes(name), nodes);
