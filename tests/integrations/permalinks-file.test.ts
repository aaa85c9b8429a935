import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { permalinksPath, readPermalinks } from '../../src/integrations/permalinks-file.ts';

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
