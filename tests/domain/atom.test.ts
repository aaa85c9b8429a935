import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { atomFeed } from '../../src/domain/atom.ts';

const feed = (host: string) =>
  atomFeed({
    siteId: 'harbour-lights',
    title: 'Lamps & lanterns: changes',
    author: 'Harbour <Lights>',
    language: 'en',
    self: `https://${host}/changes.xml`,
    page: `https://${host}/about/changes/`,
    items: [
      { id: '2026-06-02-b', date: '2026-06-02', title: 'A & B', text: '<b> is a word', url: `https://${host}/#b` },
      { id: '2026-06-01-a', date: '2026-06-01', title: 'A', text: 'Because.', url: `https://${host}/#a` },
    ],
  });
const read = (text: string) => new XMLParser({ ignoreAttributes: false }).parse(text).feed;

test('a feed that another parser reads has what RFC 4287 asks of a feed and of each entry', () => {
  const { '@_xmlns': xmlns, id, title, updated, author, entry } = read(feed('harbour.example'));
  assert.deepEqual(
    { xmlns, id, title, updated, name: author.name },
    {
      xmlns: 'http://www.w3.org/2005/Atom',
      id: 'tag:harbour-lights.invalid,2026:changes',
      title: 'Lamps & lanterns: changes',
      updated: '2026-06-02T00:00:00Z',
      name: 'Harbour <Lights>',
    },
  );
  assert.deepEqual(
    entry.map((one: Record<string, unknown>) => [one['id'], one['updated'], one['title']]),
    [
      ['tag:harbour-lights.invalid,2026-06-02:2026-06-02-b', '2026-06-02T00:00:00Z', 'A & B'],
      ['tag:harbour-lights.invalid,2026-06-01:2026-06-01-a', '2026-06-01T00:00:00Z', 'A'],
    ],
  );
});

test('its ids stay when the guide moves to another host', () => {
  const ids = (text: string) => [...text.matchAll(/<id>.*?<\/id>/g)].map(([id]) => id);
  assert.deepEqual(ids(feed('harbour.example')), ids(feed('elsewhere.example')));
});
