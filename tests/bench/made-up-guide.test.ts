import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkContent } from '../../src/integrations/check-content.ts';
import { COLLECTIONS } from '../../src/schemas/collections.ts';
import { filesBelow, fingerprint } from '../support/files.ts';
import { writeMadeUpGuide } from '../support/made-up-guide.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guide-made-up-'));
});
after(() => rm(folder, { recursive: true }));

test('a made-up guide has as many entries as it was asked for, of every kind, and nothing is wrong with it', async () => {
  const guide = join(folder, 'hundred');
  await writeMadeUpGuide(guide, 100);
  const { content, problems } = await checkContent(guide);
  assert.deepEqual(problems, []);
  assert.equal(content.entries.length, 100);
  assert.deepEqual(new Set(content.entries.map(({ collection }) => collection)), new Set(COLLECTIONS));
});

test('it is the same in every run, whatever was in its folder, and another one of another size', async () => {
  const [once, again] = [join(folder, 'once'), join(folder, 'again')];
  await writeMadeUpGuide(once, 25);
  await writeMadeUpGuide(again, 30);
  assert.notDeepEqual(await fingerprint(again), await fingerprint(once));
  await writeMadeUpGuide(again, 25);
  assert.deepEqual(await fingerprint(again), await fingerprint(once));
});

test('a slip in it would be told', async () => {
  const guide = join(folder, 'slip');
  await writeMadeUpGuide(guide, 25);
  const file = (await filesBelow(guide)).find((name) => name.startsWith('terms/'));
  assert.ok(file);
  const text = await readFile(join(guide, file), 'utf8');
  await writeFile(join(guide, file), text.replace('"summary"', '"sumary"'));
  const { problems } = await checkContent(guide);
  assert.ok(problems.some(({ field }) => field === 'sumary'));
});
