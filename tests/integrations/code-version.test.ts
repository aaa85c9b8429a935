import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { codeFiles } from '../../src/integrations/code-version.ts';
import { PROJECT } from '../support/site.ts';

/** Of comments too, where examples stand, but those lead nowhere. */
const IMPORT = /(?:\bfrom|\bimport|\bimport\()\s*'(\.{1,2}\/[^'?]+)'/g;

/** A line for each file of the project that one of these imports and that is none of them. */
async function unlisted(files: readonly string[]): Promise<string[]> {
  const imports = files.map(async (file) => {
    const text = await readFile(join(PROJECT, file), 'utf8');
    return [...text.matchAll(IMPORT)]
      .map(([, path = '']) => join(file, '..', path))
      .filter((path) => existsSync(join(PROJECT, path)) && !files.includes(path))
      .map((path) => `${file} imports ${path}`);
  });
  return (await Promise.all(imports)).flat();
}

test('what is kept is made anew when any code changes that has made it', async () => {
  const files = codeFiles();
  assert.ok(files.length > 100);
  assert.deepEqual(await unlisted(files), []);
});

test('code that is not looked at would be noticed', async () => {
  const files = codeFiles().filter((file) => file !== 'src/site.ts');
  assert.ok((await unlisted(files)).includes('astro.config.mjs imports src/site.ts'));
});
