import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { EntryFile } from '../../src/domain/content.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { keepReadings, openReadings } from '../../src/integrations/kept-readings.ts';
import { change, copyOf, VALID } from './content-folder.ts';

const TERM = 'terms/no-paid-keepers.mdx';
let folder: string;
/** The readings of the valid guide. */
let file: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guide-readings-'));
  file = join(folder, 'readings');
  await keepFrom(VALID, file);
});
after(() => rm(folder, { recursive: true }));

/** Checks a content folder with what is kept, and keeps what it read. */
async function keepFrom(content: string, at: string): Promise<void> {
  const readings = await openReadings(at);
  await checkContent(content, readings);
  await keepReadings(readings, at);
}

const known = async (at: string) => (await openReadings(at)).of('terms', await readFile(join(VALID, TERM), 'utf8'));
/** All of an entry, and some of its lines. */
const plain = ({ lineOf, file: _, ...entry }: EntryFile) => ({
  ...entry,
  lines: [lineOf([]), lineOf(['title']), lineOf(['aliases', 1]), lineOf(['record', 'says']), lineOf(['none'])],
});

test('the next check knows of every entry what the one before it read, lines included', async (t) => {
  assert.ok((await known(file)) !== undefined);
  const fresh = await checkContent(await copyOf(VALID, t));
  const kept = await checkContent(await copyOf(VALID, t), await openReadings(file));
  assert.ok(fresh.content.entries.length > 4);
  assert.deepEqual(kept.content.entries.map(plain), fresh.content.entries.map(plain));
  assert.deepEqual(kept.problems, []);
});

test('what is wrong in a text is told in every check, and so is what is wrong between texts', async (t) => {
  const spoiled = await copyOf(VALID, t);
  await change(join(spoiled, TERM), /^title: .*$/m, 'titel: Spoiled');
  const twice = await copyOf(VALID, t);
  await change(join(twice, TERM), /^title: .*$/m, 'title: Quay chat');
  for (const content of [spoiled, twice]) {
    const at = join(folder, 'of-spoiled');
    const expected = (await checkContent(await copyOf(content, t))).problems;
    assert.ok(expected.length > 0);
    for (const look of ['first', 'second']) {
      await keepFrom(await copyOf(content, t), at);
      const { problems } = await checkContent(await copyOf(content, t), await openReadings(at));
      assert.deepEqual(problems, expected, look);
    }
  }
});

test('a text that nobody asked for any more is forgotten', async (t) => {
  const at = join(folder, 'shrinking');
  await keepFrom(VALID, at);
  const changed = await copyOf(VALID, t);
  await change(join(changed, TERM), 'joy', 'pleasure');
  await keepFrom(changed, at);
  assert.equal(await known(at), undefined);
});

test('checks at once all keep what they read', async (t) => {
  const at = join(folder, 'at-once');
  const copies = await Promise.all(Array.from({ length: 5 }, () => copyOf(VALID, t)));
  await Promise.all(copies.map((copy) => keepFrom(copy, at)));
  assert.ok((await known(at)) !== undefined);
});

test('readings of other code, and damaged ones, are none', async () => {
  const bytes = await readFile(file);
  const at = join(folder, 'damaged');
  await writeFile(at, bytes.subarray(0, bytes.length / 2));
  assert.equal(await known(at), undefined);
  await writeFile(at, Buffer.from(bytes.toString('latin1').replace(/[0-9a-f]{64}/, 'f'.repeat(64)), 'latin1'));
  assert.equal(await known(at), undefined);
});
