import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { GuideData } from '../../src/domain/data/guide-data.ts';
import { readBuiltPages } from '../../src/integrations/built-pages.ts';
import { linksOf } from '../../src/integrations/link-check.ts';
import { contentOfGuide } from '../support/content.ts';
import { theGuide } from '../support/site.ts';

let folder: string;
let guide: GuideData;
let isValid: (data: unknown) => boolean;
let objections: () => unknown;
before(async () => {
  folder = await theGuide();
  const read = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8'));
  guide = await read('guide.json');
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(await read('guide.schema.json'));
  isValid = (data) => validate(data);
  objections = () => validate.errors;
});

test('the guide as data is what its JSON Schema promises, as a parser of others reads it', () => {
  assert.ok(isValid(guide), JSON.stringify(objections()));
});

test('data that breaks the promise is noticed, whatever is wrong', () => {
  const entry = (change: object) => ({ ...guide, entries: [{ ...guide.entries[0], ...change }] });
  for (const spoilt of [
    { ...guide, version: 2 },
    { ...guide, entries: undefined },
    { ...guide, pages: undefined },
    { ...guide, pages: [{ ...guide.pages[0], facts: [{ id: 'no fact' }] }] },
    entry({ kind: 'channel' }),
    entry({ key: 'terms/no-sla' }),
    entry({ title: undefined }),
    entry({ url: 'no address' }),
    entry({ record: { state: 'open' } }),
  ])
    assert.ok(!isValid(JSON.parse(JSON.stringify(spoilt))));
});

test('every entry and page is there once, with addresses that lead to it', async () => {
  const pages = (await readBuiltPages(folder)).map(linksOf);
  const places = new Set(pages.flatMap(({ path, ids }) => [path, ...ids.map((id) => `${path}#${id}`)]));
  const { entries } = await contentOfGuide();
  assert.deepEqual(
    guide.entries.map(({ key }) => key).sort(),
    entries.map(({ collection, id }) => `${collection}/${id}`).sort(),
  );
  for (const { id, url } of guide.pages) assert.ok(places.has(`/${url.slice(guide.url.length)}`), id);
  for (const { kind, id, key, url, shortUrl } of guide.entries) {
    assert.equal(key, `${kind}/${id}`);
    for (const address of [url, shortUrl]) {
      assert.ok(address.startsWith(guide.url), address);
      assert.ok(places.has(`/${address.slice(guide.url.length)}`), address);
    }
  }
});

test('every fact of the source is there once, at an entry or at a page that retells it', () => {
  const ids = [...guide.entries, ...guide.pages].flatMap(({ facts }) =>
    (facts as { id: string }[]).map(({ id }) => id),
  );
  const counted = Object.entries(guide.site.source.facts).flatMap(([group, count]) =>
    Array.from({ length: count }, (_, at) => `${group}-${String(at + 1).padStart(2, '0')}`),
  );
  assert.deepEqual(ids.sort(), counted.sort());
});

test('readers do not carry it about for reading offline', async () => {
  const worker = await readFile(join(folder, 'offline-worker.js'), 'utf8');
  assert.match(worker, /"names\.json"/);
  assert.doesNotMatch(worker, /guide\.(?:schema\.)?json|\.md"|llms/);
});

test('a commit has one day, wherever it is shown', () => {
  const days = new Map<string, Set<unknown>>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { repository, commit, date } = value as Record<string, unknown>;
    if (commit !== undefined && date !== undefined) {
      const of = `${repository} ${commit}`;
      days.set(of, (days.get(of) ?? new Set()).add(date));
    }
    Object.values(value).forEach(look);
  };
  look(guide);
  assert.ok(days.size > 10, `${days.size} commits`);
  assert.deepEqual(
    [...days].filter(([, shown]) => shown.size > 1).map(([commit, shown]) => [commit, ...shown]),
    [],
  );
});

test('an entry says where it comes from and what is known of it today', () => {
  for (const { key, source, record } of guide.entries) {
    assert.match((source as { asOf?: string }).asOf ?? '', /^\d{4}-\d{2}-\d{2}$/, key);
    assert.match((record as { state?: string }).state ?? '', /^(?:current|unknown|changed|closed)$/, key);
  }
  const slack = guide.entries.find(({ id }) => id === 'slack');
  assert.equal(slack?.kind, 'channels');
  assert.equal(slack?.['channelKind'], 'chat');
});
