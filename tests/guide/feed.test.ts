import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { findAll } from 'domutils';
import type { BuiltPage } from '../../src/integrations/built-pages.ts';
import { pagesByPath, partOf, readableText } from '../support/built-text.ts';
import { readFeed } from '../support/feed.ts';
import { theGuide } from '../support/site.ts';

let folder: string;
let xml: string;
before(async () => {
  folder = await theGuide();
  xml = await readFile(join(folder, 'changes.xml'), 'utf8');
});

test('the feed of the changes has everything that RFC 4287 asks for', () => {
  const { faults, entries } = readFeed(xml);
  assert.deepEqual(faults, []);
  assert.ok(entries.length > 0);
});

const PLANTED: [what: string, spoil: (xml: string) => string, fault: RegExp][] = [
  ['no id', (text) => text.replace(/<id>.*?<\/id>/, ''), /^the feed has 0 times id$/],
  ['no title', (text) => text.replace(/<title>.*?<\/title>/, ''), /^the feed has 0 times title$/],
  ['no moment', (text) => text.replace(/<updated>.*?<\/updated>/, ''), /^the feed has 0 times updated$/],
  ['two moments', (text) => text.replace(/<updated>.*?<\/updated>/, '$&$&'), /^the feed has 2 times updated$/],
  ['a day alone', (text) => text.replace(/T00:00:00Z/, ''), /^the feed says no moment$/],
  ['no author', (text) => text.replace(/<author>.*?<\/author>/, ''), /^entry 1 has no author/],
  ['no link to itself', (text) => text.replace(/<link rel="self".*?\/>/, ''), /^the feed does not link to itself$/],
  ['another namespace', (text) => text.replace('2005/Atom', '2005/Atoms'), /namespace/],
  ['an entry without id', (text) => text.replace(/<entry><id>.*?<\/id>/, '<entry>'), /^entry 1 has 0 times id$/],
  ['an entry without title', (text) => without(text, 'title'), /^entry 1 has 0 times title$/],
  ['an entry without moment', (text) => without(text, 'updated'), /^entry 1 has 0 times updated$/],
  [
    'an entry that says nothing',
    (text) => text.replace(/<link[^>]*\/><content.*?<\/content>/, ''),
    /^entry 1 has neither/,
  ],
  ['an entry twice', (text) => text.replace(/<entry>.*?<\/entry>/, '$&$&'), /^two have the same id$/],
  ['an entry that is not closed', (text) => text.replace('</entry>', ''), /^is no XML/],
  ['elements that cross', (text) => text.replace('</entry>', '</feed>'), /^is no XML/],
  ['a bare ampersand', (text) => text.replace('</title>', ' & more</title>'), /^is no XML/],
];
const without = (text: string, name: string): string =>
  text.replace(new RegExp(`(<entry>.*?)<${name}>.*?</${name}>`), '$1');
for (const [what, spoil, fault] of PLANTED) {
  test(`a feed with ${what} is noticed`, () => {
    assert.notEqual(spoil(xml), xml, 'something was spoiled');
    const { faults } = readFeed(spoil(xml));
    assert.ok(
      faults.some((line) => fault.test(line)),
      faults.join('\n') || 'nothing was noticed',
    );
  });
}

test('each entry of the feed leads to its change, and says what the page says', async () => {
  const changes = (await pagesByPath(folder)).get('/about/changes/');
  assert.ok(changes);
  for (const { title, link } of readFeed(xml).entries) {
    const { pathname, hash } = new URL(link);
    assert.equal(pathname, '/about/changes/');
    assert.ok(readableText(partOf(changes, hash.slice(1))).text.includes(title), link);
  }
});

/** What the head of a page says of feeds: relation and address. */
const feedsOf = ({ document }: BuiltPage) =>
  findAll(({ name, attribs }) => name === 'link' && attribs['type'] === 'application/atom+xml', document.children).map(
    ({ attribs: { rel, href } }) => ({ rel, href }),
  );

test('the pages about the guide and its changes name the feed, for programs and for people; others do not', async () => {
  const pages = await pagesByPath(folder);
  const naming = [...pages].filter(([, page]) => feedsOf(page).length > 0);
  assert.deepEqual(naming.map(([path]) => path).sort(), ['/about/', '/about/changes/']);
  for (const [path, page] of naming) {
    assert.deepEqual(feedsOf(page), [{ rel: 'alternate', href: '/changes.xml' }], path);
    assert.ok(readableText(partOf(page)).targets.includes('/changes.xml'), path);
  }
});

test('the page about the guide lists its last changes, each with its place', async () => {
  const pages = await pagesByPath(folder);
  const [about, changes] = [pages.get('/about/'), pages.get('/about/changes/')];
  assert.ok(about && changes);
  const { text, targets } = readableText(partOf(about));
  const listed = targets.filter((target) => target.startsWith('/about/changes/#'));
  const entries = readFeed(xml).entries.slice(0, 5);
  assert.deepEqual(
    listed,
    entries.map(({ link }) => new URL(link)).map(({ pathname, hash }) => `${pathname}${hash}`),
  );
  for (const { title } of entries) assert.ok(text.includes(title), title);
});
