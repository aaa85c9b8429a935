import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { before, type TestContext, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { pack } from '../../src/commands/pack.ts';
import { filesBelow } from '../support/files.ts';
import { PROJECT, theGuide } from '../support/site.ts';

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

/** What somebody hears who packs a site, in a folder of their own. */
async function packed(t: TestContext, env: NodeJS.ProcessEnv, options: string[] = []) {
  const cwd = await mkdtemp(join(tmpdir(), 'guide-packed-'));
  t.after(() => rm(cwd, { recursive: true }));
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, join(PROJECT, 'src/commands/pack.ts')], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, OUT_DIR: folder, ...env },
  });
  return { cwd, said: { status, stdout, stderr } };
}

test('without a built site, with one for another path, or where nothing may be written, the command says what to do', async (t) => {
  const gone = join(folder, 'gone');
  assert.deepEqual((await packed(t, { OUT_DIR: gone })).said, {
    status: 1,
    stdout: '',
    stderr: `There is no built site in ${gone}. Build it first: npm run build\n`,
  });
  assert.deepEqual((await packed(t, { BASE_PATH: '/guide/' })).said, {
    status: 1,
    stdout: '',
    stderr: `${folder} was not built for /guide/. Give BASE_PATH as it was for the build.\n`,
  });
  const { cwd, said } = await packed(t, {}, ['--import', join(PROJECT, 'tests/support/no-right-to-write.ts')]);
  assert.deepEqual(said, {
    status: 1,
    stdout: '',
    stderr: `The site was not packed. ${join(cwd, '.packed/nginx')} may not be written.\nTake the right to write there, and pack again.\n`,
  });
});
