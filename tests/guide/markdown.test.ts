import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { GuideData } from '../../src/domain/data/guide-data.ts';
import { type ServedSite, serve, theGuide } from '../support/site.ts';

let site: ServedSite;
let guide: GuideData;
const read = (path: string) => readFile(join(site.folder, path), 'utf8');
before(async () => {
  site = await serve(await theGuide());
  guide = JSON.parse(await read('guide.json'));
});
after(() => site.stop());

/** What no reader of Markdown would know. */
const LEFTOVERS = /<\/?[A-Z]|\{\/\*|^import |undefined|\[object /m;
const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(textsOf);

test('every entry can be read as Markdown, with its address, its source and what is known of it today', async () => {
  for (const { key, title, summary, url, record } of guide.entries) {
    const text = await read(`${key}.md`);
    const { state, says } = record as { state: string; says: string };
    for (const part of [`# ${title}\n`, `> ${summary}\n`, `<${url}>`, 'as of 6 December 2021', `${state} – ${says}`])
      assert.ok(text.includes(part), `${key}: ${part}`);
    assert.doesNotMatch(text, LEFTOVERS, key);
  }
});

test('every exact address that an entry has stands in its Markdown', async () => {
  for (const { key, addresses, room } of guide.entries) {
    const text = await read(`${key}.md`);
    for (const address of textsOf([addresses, room]).filter((value) => value.startsWith('http')))
      assert.ok(text.includes(address), `${key}: ${address}`);
  }
});

test('the overview leads to the Markdown of every entry, and the whole text has all of them', async () => {
  const [overview, everything] = [await read('llms.txt'), await read('llms-full.txt')];
  for (const { key, title } of guide.entries) {
    assert.ok(overview.includes(`](${guide.url}${key}.md): `), key);
    assert.ok(everything.includes(`# ${title}\n`), key);
  }
  assert.ok(overview.includes('[All entries and “About this guide” in one file]('), 'what is in the file, and no more');
  assert.match(everything, /^## What the states mean\n\n.*?\*\*unknown\*\*: /ms);
  assert.doesNotMatch(overview + everything, LEFTOVERS);
  const addresses = [...overview.matchAll(/\]\(([^)]+)\)/g)].map(([, address = '']) =>
    address.replace(guide.url, site.url),
  );
  assert.ok(addresses.length > 25);
  for (const address of addresses) assert.equal((await fetch(address)).status, 200, address);
});

test('Markdown is sent as Markdown', async () => {
  const { headers } = await fetch(`${site.url}terms/no-sla.md`);
  assert.match(headers.get('content-type') ?? '', /^text\/markdown;charset=utf-8$/i);
});

test('what is left of a component would be noticed', () => {
  for (const text of ['<Aside>', 'a {/* comment */}', '- Room: undefined', 'import x']) assert.match(text, LEFTOVERS);
});
