import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { forgetUnused, kept } from '../../src/integrations/kept.ts';

let folder: string;
let file: string;
let times: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'previews-'));
  file = join(folder, 'pictures/slack.png');
  times = 0;
});
afterEach(() => rm(folder, { recursive: true }));

const PICTURE = Buffer.from('the bytes of a picture');

/** Asks for the picture, and counts how often it is drawn. */
async function ask(key: string): Promise<string> {
  const bytes = await kept(file, key, async () => {
    times += 1;
    return PICTURE;
  });
  return Buffer.from(bytes).toString();
}

test('what was drawn once is not drawn again', async () => {
  assert.equal(await ask('words'), PICTURE.toString());
  assert.equal(await ask('words'), PICTURE.toString());
  assert.equal(times, 1);
});

test('other words are drawn, in the place of those before', async () => {
  await ask('words');
  await ask('other words');
  assert.equal(times, 2);
  assert.deepEqual(await readdir(join(folder, 'pictures')), ['slack.png'], 'and nothing else is left behind');
});

test('many that ask at once all get it, and nothing else is left behind', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask('words')));
  assert.deepEqual(new Set(answers), new Set([PICTURE.toString()]));
  assert.deepEqual(await readdir(join(folder, 'pictures')), ['slack.png']);
});

test('what was asked for since a build began stays, whether it was drawn or there already; the rest is forgotten', async () => {
  await ask('words');
  const others = ['used.png', 'gone.png'].map((name) => join(folder, 'pictures', name)) as [string, string];
  for (const other of others) await kept(other, 'words', async () => PICTURE);
  await mkdir(join(folder, 'building'));
  await writeFile(join(folder, 'building/page.html'), '');
  const hourAgo = new Date(Date.now() - 3_600_000);
  for (const other of [...others, join(folder, 'building/page.html')]) await utimes(other, hourAgo, hourAgo);
  await kept(others[0], 'words', async () => assert.fail('It is there already.'));

  await forgetUnused(Date.now() - 60_000, folder);
  assert.deepEqual((await readdir(join(folder, 'pictures'))).sort(), ['slack.png', 'used.png']);
  assert.deepEqual(await readdir(join(folder, 'building')), ['page.html'], 'it is not what was kept');
});

const DAMAGES: Record<string, (content: Buffer) => Buffer> = {
  'cut short': (content) => content.subarray(0, -3),
  'cut in its head': (content) => content.subarray(0, 20),
  empty: () => Buffer.alloc(0),
  'changed in one bit': (content) => {
    const changed = Buffer.from(content);
    changed.writeUInt8(changed.readUInt8(content.length - 1) ^ 1, content.length - 1);
    return changed;
  },
};
for (const [name, damage] of Object.entries(DAMAGES)) {
  test(`a file that is ${name} is drawn again, and then whole`, async () => {
    await ask('words');
    const whole = await readFile(file);
    await writeFile(file, damage(whole));
    assert.equal(await ask('words'), PICTURE.toString());
    assert.equal(times, 2);
    assert.deepEqual(await readFile(file), whole);
  });
}
