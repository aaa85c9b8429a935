import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { appendFile, cp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { reportOf } from '../../src/domain/problems.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { matchesExpected } from '../support/accept.ts';
import { change, copyOf, FIXTURES, VALID } from './content-folder.ts';

const CASES = join(FIXTURES, 'cases');
const TERM = 'terms/no-paid-keepers.mdx';

/** Cases whose files are not text, or too large to be kept: what is done to the copy, under the name of the case. */
const SPOILED: Record<string, (folder: string) => Promise<void>> = {
  'file-in-latin-1': async (folder) => {
    await change(join(folder, TERM), 'joy', 'jøy');
    await writeFile(join(folder, TERM), await readFile(join(folder, TERM), 'utf8'), 'latin1');
  },
  'file-in-utf-16': async (folder) => {
    const text = await readFile(join(folder, TERM), 'utf8');
    await writeFile(join(folder, TERM), `\uFEFF${text}`, 'utf16le');
  },
  'file-in-utf-16-without-mark': async (folder) => {
    const text = await readFile(join(folder, TERM), 'utf8');
    await writeFile(join(folder, TERM), text.replaceAll(/[“”]/g, ''), 'utf16le');
  },
  'file-with-nul': (folder) => change(join(folder, TERM), 'joy', 'jo\0y'),
  'file-too-large': (folder) => appendFile(join(folder, TERM), 'It is done for the joy of it.\n'.repeat(70_000)),
  'file-of-nothing': (folder) => writeFile(join(folder, TERM), ''),
  'file-that-is-gone': async (folder) => {
    await rm(join(folder, TERM));
    await symlink(join(folder, 'gone.mdx'), join(folder, TERM));
  },
  'folder-is-a-link': async (folder) => {
    await rename(join(folder, 'terms'), join(folder, '.elsewhere'));
    await symlink(join(folder, '.elsewhere'), join(folder, 'terms'));
  },
  // A name that two entries share is not blamed on the one that can be read.
  'file-in-utf-16-that-shares-a-name': async (folder) => {
    const file = join(folder, 'channels/quay-chat.mdx');
    await writeFile(file, `\uFEFF${await readFile(file, 'utf8')}`, 'utf16le');
  },
};

/** A folder below `cases` holds the files that the case adds to the valid guide or puts in the place of its own. */
for (const name of await readdir(CASES)) {
  test(`what is said of: ${name.replaceAll('-', ' ')}`, async (t) => {
    const folder = await copyOf(VALID, t);
    const overlay = join(CASES, name);
    const expected = join(overlay, 'expected.txt');
    const toRemove = join(overlay, 'remove.txt');
    if (existsSync(toRemove)) {
      for (const file of (await readFile(toRemove, 'utf8')).trim().split('\n')) {
        await rm(join(folder, file), { recursive: true });
      }
    }
    await cp(overlay, folder, { recursive: true, filter: (file) => file !== expected && file !== toRemove });
    await SPOILED[name]?.(folder);
    await matchesExpected(reportOf((await checkContent(folder)).problems), expected);
  });
}

test('every case that is made here has its expected report', async () => {
  const cases = await readdir(CASES);
  assert.deepEqual(
    Object.keys(SPOILED).filter((name) => !cases.includes(name)),
    [],
  );
});

test('a folder that does not exist is one problem', async () => {
  const { problems } = await checkContent('/nowhere/content');
  assert.equal(
    reportOf(problems),
    'content/:1  file\n' +
      '  There is no folder /nowhere/content. Create it, or say where the content is, for example: CONTENT_DIR=content\n' +
      '\n1 problem in 1 file.\n',
  );
});

/** What editors and systems do to files, and what authors may do. */
const HARMLESS: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  'with the line ends of Windows': (text) => text.replaceAll('\n', '\r\n'),
  'with a byte order mark': (text) => `\uFEFF${text}`,
  'with both': (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  'with comments in the front matter': (text) => text.replace('order:', '# The place in the list.\norder:'),
  'with blank lines everywhere': (text) => `\n\n${text.replaceAll('\n', '\n\n')}\n\n`,
  'with spaces after the fences': (text) => text.replaceAll('---\n', '---  \n'),
  'with letters of other scripts and emoji': (text) =>
    text.replace('title: ', 'title: Łódź, 東京, עִבְרִית, café, 🏮👩🏽‍🚀, '),
};

for (const [how, change] of Object.entries(HARMLESS)) {
  test(`content ${how} is fine`, async (t) => {
    const folder = await copyOf(VALID, t);
    const files = (await readdir(folder, { recursive: true })).filter((name) => /\.(mdx|yaml)$/.test(name));
    for (const file of files) {
      await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
    }
    const { content, problems } = await checkContent(folder);
    assert.deepEqual(problems, []);
    assert.deepEqual([content.entries.length, content.pages.length], [5, 13]);
  });
}
