import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { LoaderContext } from 'astro/loaders';
import { checkContent } from '../../src/integrations/check-content.ts';
import { contentLoader } from '../../src/integrations/content-loader.ts';
import { change, copyOf, VALID } from './content-folder.ts';

type Stored = Parameters<LoaderContext['store']['set']>[0];

/** Astro's collections, loaded from what a check answers with. */
function collectionsOf(check: () => ReturnType<typeof checkContent>) {
  const stores = new Map<string, Map<string, Stored>>();
  const integrations = [
    { name: 'one of Astro', hooks: {} },
    { name: 'content-check', hooks: { 'content:checked': check } },
  ];
  return async (collection: string): Promise<Stored[]> => {
    const entries = stores.get(collection) ?? new Map();
    stores.set(collection, entries);
    const store = { clear: () => entries.clear(), set: (entry: Stored) => entries.set(entry.id, entry) };
    await contentLoader.load({ collection, store, config: { integrations } } as unknown as LoaderContext);
    return [...entries.values()];
  };
}

test('collections have what the check has read, and the text below as it stands there', async (t) => {
  const folder = await copyOf(VALID, t);
  const term = join(folder, 'terms/no-paid-keepers.mdx');
  await change(term, 'title: No paid keepers', 'title: 2026-06-01');
  await change(term, 'It is done for', '+++\nyes: no\n+++\n\nIt is done for');
  const checked = await checkContent(folder);
  const { content } = checked;
  const load = collectionsOf(async () => checked);

  const [loaded] = await load('terms');
  const read = content.entries.find(({ collection }) => collection === 'terms');
  assert.equal(loaded?.data, read?.data, 'the data have been through the schema, and are not read again');
  assert.equal(loaded?.data.title, '2026-06-01');
  assert.equal(loaded?.body, '+++\nyes: no\n+++\n\nIt is done for the joy of it.');
  assert.equal(loaded?.filePath, 'content/terms/no-paid-keepers.mdx');
  assert.equal(loaded?.deferredRender, true);

  const ids = async (collection: string) => (await load(collection)).map(({ id }) => id);
  assert.deepEqual(await ids('concepts'), ['lamp-round']);
  assert.equal((await ids('pages')).length, content.pages.length);
  assert.deepEqual(await ids('site'), ['site']);
  assert.equal((await load('site'))[0]?.data, content.site);
});

test('what went away leaves its collection, and so does what cannot be read', async (t) => {
  const folder = await copyOf(VALID, t);
  const load = collectionsOf(() => checkContent(folder));
  for (const collection of ['terms', 'concepts', 'site']) assert.equal((await load(collection)).length, 1);
  await rm(join(folder, 'terms/no-paid-keepers.mdx'));
  await change(join(folder, 'concepts/lamp-round.mdx'), 'order: 1', 'order: first');
  await rm(join(folder, 'site.yaml'));
  for (const collection of ['terms', 'concepts', 'site']) assert.deepEqual(await load(collection), []);
});

test('a site whose content nobody has checked is not made', async () => {
  const context = { collection: 'terms', config: { integrations: [{ name: 'a', hooks: {} }] } };
  await assert.rejects(contentLoader.load(context as unknown as LoaderContext), {
    message: 'No integration has checked the content.',
  });
});
