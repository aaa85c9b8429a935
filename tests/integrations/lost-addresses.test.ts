import assert from 'node:assert/strict';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Content } from '../../src/domain/content.ts';
import { addressMoves } from '../../src/domain/links/moves.ts';
import { leads } from '../../src/domain/links/permalinks.ts';
import { placesOf } from '../../src/domain/links/places.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { COLLECTIONS } from '../../src/schemas/collections.ts';
import { PROJECT } from '../support/site.ts';
import { copyOf } from './content-folder.ts';

/*
 * Every id of the guide is renamed, deleted and written in capitals, one after the other, in a copy of the content. Each time
 * the check has to name what is lost.
 */

const CONTENT = join(PROJECT, 'content');
const HEADING = /^(#{2,3} .*\{\/\* #)([a-z0-9-]+)( \*\/\})$/gm;

interface Place {
  file: string;
  id: string;
}

let entries: Place[];
let headings: Place[];
let original: Content;
before(async () => {
  ({ content: original } = await checkContent(CONTENT));
  entries = original.entries.map(({ collection, id }) => ({ file: `${collection}/${id}.mdx`, id }));
  headings = [];
  for (const folder of [...COLLECTIONS, 'pages']) {
    for (const file of await readdir(join(CONTENT, folder))) {
      const text = await readFile(join(CONTENT, folder, file), 'utf8');
      headings.push(...[...text.matchAll(HEADING)].map(([, , id = '']) => ({ file: `${folder}/${file}`, id })));
    }
  }
  assert.ok(entries.length >= 25 && headings.length >= 15);
});

/** What the check says of the copy, as one text; and that nothing else of the folder is left behind. */
const said = async (folder: string): Promise<string> =>
  (await checkContent(folder)).problems
    .map(({ file, field, found, advice }) => `${file} ${field}: ${found} ${advice}`)
    .join('\n');

const addressOf = ({ file, id }: Place): string => {
  const [folder, name = ''] = file.replace('.mdx', '').split('/');
  if (folder !== 'pages') return `/${folder}/${name}/#${id}`;
  return `/${name === 'home' ? '' : `${name}/`}#${id}`;
};

test('no entry can be renamed, deleted or written in capitals without being missed by name', async (t) => {
  const copy = await copyOf(CONTENT, t);
  for (const { file, id } of entries) {
    const path = join(copy, file);
    const key = file.replace('.mdx', '');
    const missed = `The entry "${key}" was published once`;
    const text = await readFile(path);

    await rename(path, path.replace('.mdx', '-renamed.mdx'));
    const afterRenaming = await said(copy);
    assert.ok(afterRenaming.includes(missed), `${file} is renamed`);
    const cure = key.startsWith('meetings/') ? 'calendars are subscribed under it' : `"${key}": "${key}-renamed"`;
    assert.ok(afterRenaming.includes(cure), `${file} is renamed, and the cure is proposed`);
    await rename(path.replace('.mdx', '-renamed.mdx'), path);

    await rm(path);
    assert.ok((await said(copy)).includes(missed), `${file} is deleted`);

    const capital = path.replace(`${id}.mdx`, `${id.charAt(0).toUpperCase()}${id.slice(1)}.mdx`);
    await writeFile(capital, text);
    assert.match(await said(copy), new RegExp(`"${id.charAt(0).toUpperCase()}${id.slice(1)}" cannot be an address`));
    await rm(capital);
    await writeFile(path, text);
  }
  assert.equal(await said(copy), '', 'the copy is as it was');
});

test('no heading can lose its id, or get another, without being missed by name', async (t) => {
  const copy = await copyOf(CONTENT, t);
  for (const place of headings) {
    const path = join(copy, place.file);
    const text = await readFile(path, 'utf8');
    const missed = `"${addressOf(place)}" was published once, and its place is gone.`;
    const lines: [what: string, change: (line: string) => string][] = [
      ['renamed', (line) => line.replace(place.id, `${place.id}-renamed`)],
      ['deleted', () => ''],
      ['in capitals', (line) => line.replace(`#${place.id}`, `#${place.id.toUpperCase()}`)],
    ];
    for (const [what, change] of lines) {
      await writeFile(
        path,
        text.replace(HEADING, (line, _before, id: string) => (id === place.id ? change(line) : line)),
      );
      const found = await said(copy);
      // The id in capitals is none; the words of the heading may say the same, and then nothing is lost but the promise.
      const isTold = found.includes(missed) || found.includes('has no id of its own');
      assert.ok(isTold, `${addressOf(place)} is ${what}: ${found}`);
      if (what !== 'in capitals') assert.ok(found.includes(`{/* #${place.id} */}`), 'and the cure is proposed');
    }
    await writeFile(path, text);
  }
  assert.equal(await said(copy), '', 'the copy is as it was');
});

test('no published address can change by a letter and still lead somewhere', () => {
  const places = placesOf(original);
  const moves = addressMoves(original.moves);
  assert.ok(original.permalinks.length > 200);
  for (const { address } of original.permalinks) {
    assert.ok(leads(address, places, moves), address);
    const changed = address.includes('#') ? `${address}-x` : `${address.replace(/\/$/, '')}-x/`;
    const isOfOldPage = moves.some(({ from, to }) => from === address.split('#')[0] && !to.includes('#'));
    // A page that moved takes its fragments along; there they have to be places.
    if (!isOfOldPage || changed.includes('#')) assert.ok(!leads(changed, places, moves), changed);
  }
});

test('what moved leads on: an entry that became another, a heading, a page that was split', async (t) => {
  const copy = await copyOf(CONTENT, t);
  await rename(join(copy, 'channels/slack.mdx'), join(copy, 'channels/chat.mdx'));
  for (const { file } of entries.filter(({ id }) => id !== 'slack')) {
    const text = await readFile(join(copy, file), 'utf8');
    await writeFile(join(copy, file), text.replaceAll('channels/slack', 'channels/chat'));
  }
  for (const page of ['home', 'channels']) {
    const file = join(copy, `pages/${page}.mdx`);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('channels/slack', 'channels/chat'));
  }
  assert.match(
    await said(copy),
    /^content\/permalinks\.txt address: The entry "channels\/slack" .+"channels\/slack": "channels\/chat"$/,
  );

  const moved = JSON.parse(await readFile(join(copy, 'moved.json'), 'utf8')) as Record<string, string>;
  await writeFile(join(copy, 'moved.json'), JSON.stringify({ ...moved, 'channels/slack': 'channels/chat' }));
  assert.equal(await said(copy), '');
});
