import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pagesByPath, partOf, readableText } from '../support/built-text.ts';
import { readFeed } from '../support/feed.ts';
import { filesBelow, readUnpacked } from '../support/files.ts';
import { builtSite, PROJECT } from '../support/site.ts';

/** Words that belong to Operate First, and to nobody else. */
const FOREIGN = [
  /operate.?first/i,
  /\bMOC\b/,
  /mass open cloud/i,
  /open infrastructure labs|openinfralabs|OI Labs/i,
  /bburns|redhat/i,
  /\bODH\b/,
];

let folder: string;
before(async () => {
  folder = await builtSite('second-community', { CONTENT_DIR: join(PROJECT, 'tests/fixtures/content/valid') });
});

test('another community gets its guide from its content folder alone', async () => {
  const pages = await pagesByPath(folder);
  const home = pages.get('/');
  assert.ok(home);
  assert.match(readableText(partOf(home)).text, /Harbour Lights/);
  for (const path of ['/concepts/', '/channels/', '/bring-your-project/', '/meetings/', '/terms/', '/all/']) {
    assert.ok(pages.has(path), `there is a page ${path}`);
  }
});

test('none of the words of Operate First are in its guide', async () => {
  const files = await filesBelow(folder);
  assert.ok(
    files.some((file) => file.endsWith('.pf_fragment')),
    'the search index is read as well',
  );
  const leaks: string[] = [];
  // Bytes that are no text may spell anything.
  for (const file of files.filter((name) => !/wasm|\.png$/.test(name))) {
    const text = await readUnpacked(join(folder, file));
    for (const word of FOREIGN) if (word.test(text)) leaks.push(`${file}: ${word.exec(text)?.[0]}`);
  }
  assert.deepEqual(leaks, []);
});

test('each of its entries leads to a report that is begun already, and to the file to edit', async () => {
  const page = (await pagesByPath(folder)).get('/channels/quay-chat/');
  assert.ok(page);
  const { targets } = readableText(partOf(page));
  const report = targets.find((target) => target.startsWith('https://harbour.example/keepers/guide/issues/new?'));
  assert.ok(report, targets.join('\n'));
  assert.match(new URL(report).searchParams.get('body') ?? '', /https:\/\/guide\.example\/channels\/quay-chat\/\n/);
  assert.ok(targets.includes('https://harbour.example/keepers/guide/edit/main/content/channels/quay-chat.mdx'));
});

test('its changes are a feed that RFC 4287 would know, the newest first', async () => {
  const { faults, entries } = readFeed(await readFile(join(folder, 'changes.xml'), 'utf8'));
  assert.deepEqual(faults, []);
  assert.deepEqual(
    entries.map(({ title, updated }) => `${updated.slice(0, 10)} ${title}`),
    ['2026-07-15 Boots count as shoes.', '2026-06-01 The town pays for the shoes of the keepers.'],
  );
});

test('an entry says its last change, and leads to it; one that no change names says nothing of it', async () => {
  const pages = await pagesByPath(folder);
  const changed = pages.get('/terms/no-paid-keepers/');
  const unchanged = pages.get('/concepts/lamp-round/');
  const changes = pages.get('/about/changes/');
  assert.ok(changed && unchanged && changes);
  const { text, targets } = readableText(partOf(changed));
  assert.match(text, /Last change: 15 July 2026\. Boots count as shoes\./);
  assert.doesNotMatch(text, /shoes of the keepers/);
  assert.ok(targets.includes('/about/changes/#2026-07-15-boots'), targets.join('\n'));
  assert.equal(readableText(partOf(changes, '2026-07-15-boots')).text, 'Boots count as shoes.');
  assert.match(readableText(partOf(changes)).text, /Boots count as shoes\..* 15 July 2026 A keeper asked/);
  assert.doesNotMatch(readableText(partOf(unchanged)).text, /Last change/);
});
