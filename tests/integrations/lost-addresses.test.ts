import assert from 'node:assert/strict';
import { appendFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Content } from '../../src/domain/content.ts';
import { addressMoves } from '../../src/domain/links/moves.ts';
import { leads } from '../../src/domain/links/permalinks.ts';
import { placesOf } from '../../src/domain/links/places.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { COLLECTIONS } from '../../src/schemas/collections.ts';
import { PROJECT } from '../support/site.ts';
import { change, copyOf, VALID } from './content-folder.ts';

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

const SECTIONS: [file: string, field: RegExp, address: string][] = [
  ['terms/no-paid-keepers.mdx', /^related: .*\n/m, '/terms/no-paid-keepers/#related'],
  ['pages/home.mdx', /^picture:\n(?: .*\n)+/m, '/#parts'],
  ['pages/channels.mdx', /^chooser: .*\n/m, '/channels/#which-channel'],
  ['pages/steps.mdx', /^ready:\n(?: .*\n)+/m, '/bring-your-project/#is-my-project-ready'],
];
for (const [file, field, address] of SECTIONS) {
  test(`${address} goes with the field that fills it: it is missed, no link leads there, and one line mends it`, async (t) => {
    const folder = await copyOf(VALID, t);
    const linking = 'concepts/lamp-round.mdx';
    await writeFile(join(folder, 'permalinks.txt'), `${address}\n`);
    await change(join(folder, linking), '(/meetings/evening-watch/)', `(${address})`);
    assert.equal(await said(folder), '');

    await change(join(folder, file), field, '');
    const [page = '', id = ''] = address.split('#');
    const found = await said(folder);
    assert.ok(found.includes(`link: The page "${page}" has no place "#${id}".`), found);
    assert.ok(found.includes(`"${address}" was published once, and its place is gone.`), found);
    assert.ok(found.includes(`content/moved.json where that is: "${address}": "${page}"`), found);

    await change(join(folder, linking), `(${address})`, `(${page})`);
    await writeFile(join(folder, 'moved.json'), JSON.stringify({ [address]: page }));
    assert.equal(await said(folder), '');
  });

  test(`${address} may become a heading of its page, where no field fills it`, async (t) => {
    const folder = await copyOf(VALID, t);
    await writeFile(join(folder, 'permalinks.txt'), `${address}\n`);
    await change(join(folder, file), field, '');
    const text = await readFile(join(folder, file), 'utf8');
    await writeFile(join(folder, file), `${text}\n## As before {/* #${address.split('#')[1]} */}\n\nWords.\n`);
    assert.equal(await said(folder), '');
  });
}

/** The guide of the tests with a second meeting, each of the two in a group, and all its files remembered. */
async function guideOfTwoGroups(t: Parameters<typeof copyOf>[1], groups: [string, string]): Promise<string> {
  const folder = await copyOf(VALID, t);
  const [first, second] = ['evening-watch', 'morning-watch'].map((id) => join(folder, `meetings/${id}.mdx`)) as [
    string,
    string,
  ];
  const text = (await readFile(first, 'utf8')).replace(/^group: .*\n/m, '');
  const inGroup = (of: string, group: string) => of.replace(/^title: /m, `group: ${group}\ntitle: `);
  await writeFile(first, inGroup(text, groups[0]));
  const other = text
    .replace(/^title: .*/m, 'title: Morning watch')
    .replace(/^aliases: .*/m, 'aliases: []')
    .replace(/^facts:\n(?: .*\n)+/m, '')
    .replaceAll('harbour-lights-evening', 'harbour-lights-morning');
  await writeFile(second, inGroup(other, groups[1]));
  return folder;
}

/** What the check says of published addresses alone. */
const saidOfAddresses = async (folder: string): Promise<string[]> =>
  (await said(folder)).split('\n').filter((line) => /^content\/(?:permalinks\.txt|moved\.json)/.test(line));

const CALENDARS = ['/meetings/all.ics', '/meetings/group-sails.ics', '/meetings/group-kites.ics'];

test('a group that gets another name, and groups that become one, would lose calendars: the check says which, and what to write', async (t) => {
  const folder = await guideOfTwoGroups(t, ['Sails', 'Kites']);
  await writeFile(join(folder, 'permalinks.txt'), `${CALENDARS.join('\n')}\n/meetings/#group-sails\n`);
  assert.deepEqual(await saidOfAddresses(folder), []);

  await change(join(folder, 'meetings/evening-watch.mdx'), 'group: Sails', 'group: Sailing');
  assert.deepEqual(await saidOfAddresses(folder), [
    'content/permalinks.txt address: The calendar "/meetings/group-sails.ics" was published once and is gone; programs that subscribed ask for it for ever. Give the group its old name back, or write in content/moved.json which one they get from now on: "/meetings/group-sails.ics": "/meetings/group-sailing.ics"',
    'content/permalinks.txt address: "/meetings/#group-sails" was published once, and its place is gone. Give the group its old name back, or write in content/moved.json where it leads: "/meetings/#group-sails": "/meetings/#group-sailing"',
  ]);
  const moved = {
    '/meetings/group-sails.ics': '/meetings/group-sailing.ics',
    '/meetings/#group-sails': '/meetings/#group-sailing',
  };
  await writeFile(join(folder, 'moved.json'), JSON.stringify(moved));
  assert.deepEqual(await saidOfAddresses(folder), []);

  await rm(join(folder, 'moved.json'));
  await change(join(folder, 'meetings/evening-watch.mdx'), 'group: Sailing', 'group: Kites');
  const oneGroup = (await saidOfAddresses(folder)).join('\n');
  for (const feed of ['sails', 'kites'])
    assert.ok(oneGroup.includes(`"/meetings/group-${feed}.ics": "/meetings/all.ics"`), oneGroup);
});

test('a group is not missed while the meeting that may name it cannot be read', async (t) => {
  const folder = await guideOfTwoGroups(t, ['Sails', 'Kites']);
  await writeFile(join(folder, 'permalinks.txt'), `${CALENDARS.join('\n')}\n`);
  await change(join(folder, 'meetings/evening-watch.mdx'), 'weekday: ', 'weekday: some');
  assert.deepEqual(await saidOfAddresses(folder), []);
});

test('the calendars of a meeting, and the one of what is only calculated, stay when its record changes', async (t) => {
  const folder = await copyOf(VALID, t);
  await writeFile(
    join(folder, 'permalinks.txt'),
    '/meetings/evening-watch.ics\n/meetings/evening-watch-if-continued.ics\n',
  );
  assert.equal(await said(folder), '');
});

const NOT_MOVED: [from: string, to: string, says: string][] = [
  ['/meetings/old.ics', '/meetings/', 'is a calendar, and so has to be what its subscribers get from now on.'],
  ['/old/', '/meetings/all.ics', '"/meetings/all.ics" is no page.'],
  ['/old/', '/channels/quay-chat.md', '"/channels/quay-chat.md" is no page.'],
  ['/channels/old.md', '/meetings/all.ics', '"/meetings/all.ics" is no page.'],
  ['/meetings/all.ics', '/meetings/evening-watch.ics', '"/meetings/all.ics" is still there.'],
  ['/channels/quay-chat.md/', '/about/', '"/channels/quay-chat.md/" is still there.'],
];
for (const [from, to, says] of NOT_MOVED) {
  test(`${from} cannot become ${to}`, async (t) => {
    const folder = await copyOf(VALID, t);
    await writeFile(join(folder, 'moved.json'), JSON.stringify({ [from]: to }));
    assert.ok((await said(folder)).includes(says), await said(folder));
  });
}

test('Markdown that has gone leads to other Markdown, or says which page took its place', async (t) => {
  const folder = await copyOf(VALID, t);
  await writeFile(join(folder, 'permalinks.txt'), '/channels/old.md\n/terms/old.md\n');
  assert.equal((await saidOfAddresses(folder)).length, 2);
  const moved = { '/channels/old.md': '/channels/quay-chat.md', '/terms/old.md': '/about/' };
  await writeFile(join(folder, 'moved.json'), JSON.stringify(moved));
  assert.equal(await said(folder), '');
});

test('a heading does not take the place in a list that an entry left behind', async (t) => {
  const folder = await copyOf(VALID, t);
  await writeFile(join(folder, 'moved.json'), '{ "steps/wave": "steps/say-hello" }');
  assert.equal(await said(folder), '');
  await appendFile(join(folder, 'pages/steps.mdx'), '\n## Waving {/* #wave */}\n\nWith both hands.\n');
  assert.equal(
    await said(folder),
    'content/moved.json "steps/wave": "/bring-your-project/#wave" is still there. Take the line out, or rename what is there.',
  );
});
