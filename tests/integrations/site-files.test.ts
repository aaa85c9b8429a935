import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { SiteFiles } from '../../src/integrations/site-files.ts';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const bytesOf = (text: string) => new TextEncoder().encode(text);

let folder: string;
let files: SiteFiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guide-files-'));
  await mkdir(join(folder, 'last/terms'), { recursive: true });
  files = new SiteFiles(join(folder, 'site'), join(folder, 'last'));
});
afterEach(() => rm(folder, { recursive: true }));

async function putInLast(file: string, text: string): Promise<void> {
  await writeFile(join(folder, 'last', file), text);
  await utimes(join(folder, 'last', file), LONG_AGO, LONG_AGO);
}

const read = (file: string) => readFile(join(folder, file), 'utf8');
const dateOf = async (file: string) => (await stat(join(folder, file))).mtime.toISOString();
const inodeOf = async (file: string) => (await stat(join(folder, file))).ino;

test('a file is written with the folders that it needs, and known by its fingerprint', async () => {
  files.write('terms/no-sla/index.html', bytesOf('No promise.'));
  files.write('names.json', bytesOf('{}'));
  assert.equal(await read('site/terms/no-sla/index.html'), 'No promise.');
  // The first 48 bits of SHA-256, as `printf '{}' | sha256sum` gives them.
  assert.equal(files.fingerprints.get('names.json'), Buffer.from('44136fa355b3', 'hex').toString('base64url'));
  assert.deepEqual([...files.fingerprints.keys()], ['terms/no-sla/index.html', 'names.json']);
});

test('what is the same as in the last site is that file, and keeps its date', async () => {
  await putInLast('terms/same.html', 'The same.');
  files.write('terms/same.html', bytesOf('The same.'));
  assert.equal(await inodeOf('site/terms/same.html'), await inodeOf('last/terms/same.html'));
  assert.equal(await dateOf('site/terms/same.html'), LONG_AGO.toISOString());
  await rm(join(folder, 'last'), { recursive: true });
  assert.equal(await read('site/terms/same.html'), 'The same.', 'it does not go with the last site');
});

test('what is not the same is written anew, and the last site stays as it was', async () => {
  await putInLast('terms/longer.html', 'It was longer.');
  await putInLast('terms/as-long.html', 'one');
  files.write('terms/longer.html', bytesOf('It was.'));
  files.write('terms/as-long.html', bytesOf('two'));
  assert.deepEqual(
    [await read('site/terms/longer.html'), await read('last/terms/longer.html')],
    ['It was.', 'It was longer.'],
  );
  assert.deepEqual([await read('site/terms/as-long.html'), await read('last/terms/as-long.html')], ['two', 'one']);
  assert.notEqual(await dateOf('site/terms/as-long.html'), LONG_AGO.toISOString());
});

test('what has other rights than a new file is written anew, with those', async () => {
  await putInLast('terms/same.html', 'The same.');
  await chmod(join(folder, 'last/terms/same.html'), 0o600);
  files.write('terms/same.html', bytesOf('The same.'));
  files.write('terms/new.html', bytesOf('A new one.'));
  const modes = ['site/terms/same.html', 'site/terms/new.html'].map(
    async (file) => (await stat(join(folder, file))).mode,
  );
  const [same, fresh] = await Promise.all(modes);
  assert.equal(same, fresh);
});

test('a folder of the last site where a file is now, or the other way round, is in nobody’s way', async () => {
  await putInLast('terms/no-sla', 'A file.');
  files.write('terms/no-sla/index.html', bytesOf('No promise.'));
  files.write('terms.html', bytesOf('Terms.'));
  assert.equal(await read('site/terms/no-sla/index.html'), 'No promise.');
});

test('what only leads to a file, or is none, is not taken over', async () => {
  await writeFile(join(folder, 'elsewhere'), 'one');
  await symlink(join(folder, 'elsewhere'), join(folder, 'last/linked'));
  await mkdir(join(folder, 'last/folder'));
  files.write('linked', bytesOf('one'));
  files.write('folder', bytesOf('one'));
  await rm(join(folder, 'elsewhere'));
  assert.deepEqual([await read('site/linked'), await read('site/folder')], ['one', 'one']);
});

test('a file that is there already is named and stays', async () => {
  await putInLast('terms/same.html', 'The same.');
  files.write('terms/same.html', bytesOf('The same.'));
  for (const text of ['The same.', 'Another one.'])
    assert.throws(() => files.write('terms/same.html', bytesOf(text)), {
      message: 'terms/same.html is made twice. Look for it in public/, and for two pages of one address.',
    });
  assert.equal(await read('site/terms/same.html'), 'The same.');
});

test('many are written one after the other, until the build is stopped', async () => {
  let written = 0;
  const item = (name: string) => {
    written += 1;
    return { file: name, bytes: bytesOf(name) };
  };
  await files.writeAll(['a', 'b', 'c', 'd'], item, () => written === 2);
  assert.deepEqual([...files.fingerprints.keys()], ['a', 'b']);
});
