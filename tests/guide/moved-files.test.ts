import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { moveEntry } from '../../src/commands/move-entry.ts';
import { copyOf, VALID } from '../integrations/content-folder.ts';
import { builtSite } from '../support/site.ts';

/* Programs that keep an address follow no page that leads on: what they ask for has to be there itself. */

const MOVES = { '/meetings/group-lamps.ics': '/meetings/all.ics', '/terms/gone.md': '/about/' };

let site: string;
const read = (path: string): Promise<string> => readFile(join(site, path), 'utf8');
before(async () => {
  const content = await copyOf(VALID, test);
  await moveEntry(content, 'channels/quay-chat', 'channels/lamp-chat');
  const file = join(content, 'moved.json');
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), ...MOVES }));
  const published = ['/channels/quay-chat/', '/channels/quay-chat.md', '/meetings/all.ics', ...Object.keys(MOVES)];
  await writeFile(join(content, 'permalinks.txt'), `${published.join('\n')}\n`);
  site = await builtSite('moved-files', { CONTENT_DIR: content });
});

test('the Markdown of an entry that got another name is under the old one too', async () => {
  const text = await read('channels/quay-chat.md');
  assert.equal(text, await read('channels/lamp-chat.md'));
  assert.match(text, /\/channels\/lamp-chat\/>/);
});

test('Markdown that became a page says which', async () => {
  assert.equal(await read('terms/gone.md'), 'This is no longer here. It leads to <https://guide.example/about/>.\n');
});

test('who subscribed to the calendar of a group that is gone gets the dates of its successor', async () => {
  const calendar = await read('meetings/group-lamps.ics');
  assert.match(calendar, /^BEGIN:VEVENT/m);
  assert.equal(calendar, await read('meetings/all.ics'));
});

test('who subscribed to what was only calculated gets what is known, once nothing is calculated any more', async () => {
  const calendar = await read('meetings/evening-watch-if-continued.ics');
  assert.doesNotMatch(calendar, /Unconfirmed/);
  assert.equal(calendar, await read('meetings/evening-watch.ics'));
});
