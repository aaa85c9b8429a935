import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { copyOf, VALID } from '../integrations/content-folder.ts';
import { PROJECT } from '../support/site.ts';

const DAY = ['--date', '2026-11-22'];

/** Writes a change without a terminal. */
const write = (folder: string, ...parameters: string[]) =>
  spawnSync(process.execPath, [join(PROJECT, 'src/commands/change.ts'), ...DAY, ...parameters], {
    env: { ...process.env, CONTENT_DIR: folder },
    encoding: 'utf8',
    input: '',
  });

test('a change is written into a file that is named by its day and its words', async (t) => {
  const folder = await copyOf(VALID, t);
  const said = ['--entries', 'channels/quay-chat', '--what', 'The chat moved.', '--why', 'The old server: gone.'];
  assert.equal(write(folder, ...said).status, 0);
  assert.equal(
    await readFile(join(folder, 'changes/2026-11-22-the-chat-moved.yaml'), 'utf8'),
    'date: 2026-11-22\nentries:\n  - channels/quay-chat\nwhat: The chat moved.\nwhy: "The old server: gone."\n',
  );
  const again = write(folder, ...said);
  assert.equal(again.status, 1);
  assert.match(again.stderr, /is there already/);
});

const REFUSED: [what: string, parameters: string[], says: RegExp][] = [
  [
    'an entry that is none',
    ['--entries', 'channels/chat', '--what', 'It moved.', '--why', 'So.'],
    /no entry channels\/chat/,
  ],
  ['words without a letter', ['--entries', '', '--what', '…', '--why', 'So.'], /--what: .*has no letter/],
  [
    'a day that is none',
    ['--entries', '', '--what', 'A.', '--why', 'B.', '--date', '2026-02-30'],
    /--date: .*is not a day/,
  ],
  ['a question that nobody can be asked', ['--entries', '', '--what', 'It moved.'], /--why: It is missing/],
];
for (const [what, parameters, says] of REFUSED) {
  test(`${what} is refused, and nothing is written`, async (t) => {
    const folder = await copyOf(VALID, t);
    const before = await readdir(join(folder, 'changes'));
    const { status, stderr } = write(folder, ...parameters);
    assert.equal(status, 1);
    assert.match(stderr, says);
    assert.deepEqual(await readdir(join(folder, 'changes')), before);
  });
}
