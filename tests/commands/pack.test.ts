import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { pack } from '../../src/commands/pack.ts';
import { filesBelow } from '../support/files.ts';
import { theGuide } from '../support/site.ts';

let folder: string;
let target: string;
before(async () => {
  folder = await theGuide();
  target = join(dirname(folder), 'packed-by-command');
  await pack(folder, target, '/');
});

test('the packed site has every file as it was built, and beside it only smaller ones with the same content', async () => {
  const built = await filesBelow(folder);
  const packed = await filesBelow(join(target, 'site'));
  assert.deepEqual(
    packed.filter((file) => !/\.(?:br|gz)$/.test(file)),
    built,
  );
  const smaller = packed.filter((file) => /\.(?:br|gz)$/.test(file));
  assert.ok(smaller.includes('index.html.br') && smaller.includes('index.html.gz'));
  for (const file of smaller) {
    const original = await readFile(join(folder, file.slice(0, -3)));
    const bytes = await readFile(join(target, 'site', file));
    assert.ok(bytes.length < original.length, file);
    assert.ok((file.endsWith('.br') ? brotliDecompressSync(bytes) : gunzipSync(bytes)).equals(original), file);
  }
});

test('a site that was built for another path is not packed, and what is packed already stays', async () => {
  const before = await stat(join(target, 'site/index.html'));
  await assert.rejects(
    pack(folder, target, '/guide/'),
    /was not built for \/guide\/\. Give BASE_PATH as it was for the build/,
  );
  assert.equal((await stat(join(target, 'site/index.html'))).mtimeMs, before.mtimeMs);
});
