import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { filesBelow } from '../support/files.ts';
import { build, buildEnvironment, PROJECT } from '../support/site.ts';
import { change, copyOf, VALID } from './content-folder.ts';

const NAME = 'kept-between-builds';
const SITE = pathToFileURL(join(PROJECT, 'src/site.ts')).href;

/** Where a build of a content folder keeps what is of use to the next one. */
const cacheOf = (content: string, site: string): string =>
  execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', `import { settings } from '${SITE}'; console.log(settings.cacheDir)`],
    { cwd: PROJECT, encoding: 'utf8', env: { ...buildEnvironment, CONTENT_DIR: content, OUT_DIR: site } },
  ).trim();

test('a build forgets what it has no use for, and keeps what the next one needs', async (t) => {
  const content = await copyOf(VALID, t);
  const { code, output, folder } = await build(NAME, { CONTENT_DIR: content });
  assert.equal(code, 0, output);
  const cache = cacheOf(content, folder);
  t.after(() => rm(cache, { recursive: true, force: true }));
  const kept = async (kind: string) => (await filesBelow(join(cache, kind))).map((file) => `${kind}/${file}`);
  const kinds = ['markdown', 'pictures', 'styles', 'texts'];
  const all = async () => (await Promise.all(kinds.map(kept))).flat();
  const first = await all();
  for (const kind of kinds)
    assert.ok(
      first.some((file) => file.startsWith(`${kind}/`)),
      kind,
    );

  // Of an entry that was renamed, of a sheet that was changed, and of a writer that was killed.
  const left = ['texts/terms/renamed.mdx.json', 'styles/0123456789abcdef.css', 'pictures/previews/slack.png.0a1b'];
  const hourAgo = new Date(Date.now() - 3_600_000);
  for (const file of left) {
    await mkdir(dirname(join(cache, file)), { recursive: true });
    await writeFile(join(cache, file), '');
    await utimes(join(cache, file), hourAgo, hourAgo);
  }
  // A build that fails may have had no use yet for what the next one needs.
  await change(join(content, 'site.yaml'), /^name: /m, 'nome: ');
  assert.equal((await build(NAME, { CONTENT_DIR: content })).code, 1);
  assert.deepEqual(await all(), [...first, ...left].sort());

  await change(join(content, 'site.yaml'), /^nome: /m, 'name: ');
  assert.equal((await build(NAME, { CONTENT_DIR: content })).code, 0);
  assert.deepEqual(await all(), first);
  assert.ok((await readdir(cache)).includes('readings'), 'what is kept in one file stays');
});
