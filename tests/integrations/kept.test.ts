import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { kept } from '../../src/integrations/kept.ts';

let folder: string;
let file: string;
let times: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'previews-'));
  file = join(folder, 'previews/slack.png');
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
  assert.deepEqual(await readdir(join(folder, 'previews')), ['slack.png'], 'and nothing else is left behind');
});

test('many that ask at once all get it, and nothing else is left behind', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask('words')));
  assert.deepEqual(new Set(answers), new Set([PICTURE.toString()]));
  assert.deepEqual(await readdir(join(folder, 'previews')), ['slack.png']);
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
