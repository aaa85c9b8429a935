import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { permalinksPath, readPermalinks } from '../../src/integrations/permalinks-file.ts';
import { readContent } from '../../src/integrations/read-content.ts';
import { copyOf, VALID } from './content-folder.ts';

const FILES: [what: string, text: string | undefined, addresses: string[]][] = [
  ['no file', undefined, []],
  ['an empty file', '', []],
  ['addresses', '/\n/terms/#no-sla\n', ['1 /', '2 /terms/#no-sla']],
  ['blank lines and spaces', '\n / \n\n/a/', ['2 /', '4 /a/']],
  ['a byte order mark and line ends of Windows', '\uFEFF/\r\n/a/\r\n', ['1 /', '2 /a/']],
];
for (const [what, text, addresses] of FILES) {
  test(`of ${what}: ${addresses.join(', ') || 'no address'} was published`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'guide-permalinks-'));
    t.after(() => rm(folder, { recursive: true }));
    if (text !== undefined) await writeFile(permalinksPath(folder), text);
    assert.deepEqual(
      (await readPermalinks(folder)).map(({ address, line }) => `${line} ${address}`),
      addresses,
    );
  });
}

test('a guide may have published more addresses than fit into one text, and moved as many', async (t) => {
  const folder = await copyOf(VALID, t);
  const old = Array.from({ length: 5000 }, (_, place) => `/a-page-that-was-there-once-${place}/`);
  await writeFile(permalinksPath(folder), `/\n${old.join('\n')}\n`);
  await writeFile(join(folder, 'moved.json'), JSON.stringify(Object.fromEntries(old.map((page) => [page, '/about/']))));
  assert.deepEqual((await readContent(folder)).problems, []);
  assert.equal((await readPermalinks(folder)).length, old.length + 1);
});
