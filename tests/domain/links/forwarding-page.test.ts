import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { findAll, getElementsByTagName, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { type Forwarding, forwardingPage } from '../../../src/domain/links/forwarding-page.ts';

const FORWARDING: Forwarding = {
  language: 'en',
  title: 'Tides & “ropes”',
  description: 'Water <rises> twice a day.',
  targetTitle: 'Tides',
  target: '/guide/terms/tides/',
  canonical: 'https://harbour.example/guide/terms/tides/',
  siteTitle: 'Harbour',
  icon: '/guide/favicon.svg',
  image: { url: 'https://harbour.example/guide/previews/tides.png', width: 1200, height: 630 },
};
const documentOf = (given: Partial<Forwarding> = {}) => parseDocument(forwardingPage({ ...FORWARDING, ...given }));
const first = (name: string, given?: Partial<Forwarding>) => getElementsByTagName(name, documentOf(given))[0];

/** Where a browser goes that opens the page with a fragment, as the script of the page says it. */
function arrivesAt(hash: string, given: Partial<Forwarding> = {}): string {
  const script = first('script', given);
  assert.ok(script);
  const { 'data-to': to, 'data-places': places } = script.attribs;
  let address = '';
  const location = { hash, replace: (next: string) => (address = next) };
  runInNewContext(textContent(script), { location, document: { currentScript: { dataset: { to, places } } } });
  return address;
}

const fragments = { early: '/guide/terms/ebb/#start', 'spät "x"': '/guide/terms/flood/' };
const ARRIVALS: [what: string, hash: string, given: Partial<Forwarding>, address: string][] = [
  ['a link without a place', '', {}, '/guide/terms/tides/'],
  ['a place, which is taken along', '#record', {}, '/guide/terms/tides/#record'],
  ['a place that has moved elsewhere', '#early', { fragments }, '/guide/terms/ebb/#start'],
  ['one with other letters', '#sp%C3%A4t%20%22x%22', { fragments }, '/guide/terms/flood/'],
  ['a place that has not moved', '#late', { fragments }, '/guide/terms/tides/#late'],
  ['what is no place but a word of every object', '#constructor', { fragments }, '/guide/terms/tides/#constructor'],
  ['what cannot be decoded', '#%E0%A4%A', {}, '/guide/terms/tides/#%E0%A4%A'],
  ['any place, where all of the page became one', '#late', { target: '/guide/about/#tides' }, '/guide/about/#tides'],
];
for (const [what, hash, given, address] of ARRIVALS) {
  test(`${what} leads to ${address}`, () => assert.equal(arrivesAt(hash, given), address));
}

test('without scripts a browser goes on by itself, and a reader can by a link', () => {
  const refresh = findAll(({ attribs }) => attribs['http-equiv'] === 'refresh', documentOf().children)[0];
  assert.equal(refresh?.attribs['content'], '0; url=/guide/terms/tides/');
  const link = first('a');
  assert.equal(link?.attribs['href'], '/guide/terms/tides/');
  assert.equal(link && textContent(link), 'Tides');
});

test('readers, chats and search engines read the words as they stand, whatever signs are in them', () => {
  const said = new Map(
    getElementsByTagName('meta', documentOf()).map(({ attribs }) => [
      attribs['property'] ?? attribs['name'],
      attribs['content'],
    ]),
  );
  assert.equal(said.get('og:title'), 'Tides & “ropes”');
  assert.equal(said.get('description'), 'Water <rises> twice a day.');
  assert.equal(said.get('og:url'), 'https://harbour.example/guide/terms/tides/');
  assert.equal(textContent(first('p') ?? []), 'Water <rises> twice a day.');
});

test('the title names the guide, once', () => {
  const title = (given?: Partial<Forwarding>) => textContent(first('title', given) ?? []);
  assert.equal(title(), 'Tides & “ropes” · Harbour');
  assert.equal(title({ title: 'Harbour' }), 'Harbour');
});

test('one hash allows the script of all such pages, because what differs stands beside it', () => {
  assert.equal(
    textContent(first('script') ?? []),
    textContent(first('script', { target: '/elsewhere/', fragments }) ?? []),
  );
});
