import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { copyOf, VALID } from '../integrations/content-folder.ts';
import { fingerprint } from '../support/files.ts';
import { PROJECT } from '../support/site.ts';

const NO_RIGHT = ['--import', join(PROJECT, 'tests/support/no-right-to-write.ts')];

/** The commands that write into the content, each with all that it has to know, and the folder that it needs the right to. */
const COMMANDS: [name: string, parameters: string[], needs: (contentDir: string) => string][] = [
  [
    'new',
    [
      'term',
      '--title',
      'Kept light',
      '--summary',
      'A light that is kept.',
      '--rule',
      'Keep the light.',
      '--means',
      'It is kept.',
      '--agreement',
      'expected',
      '--point',
      '7',
    ],
    dirname,
  ],
  ['move', ['channels/quay-chat', 'channels/lamp-chat'], dirname],
  [
    'change',
    ['--entries', '', '--what', 'It moved.', '--why', 'It had to.', '--name', 'moved'],
    (contentDir) => join(contentDir, 'changes'),
  ],
];

/** Runs a command without a terminal. */
const run = (contentDir: string, name: string, parameters: string[], options: string[] = []) =>
  spawnSync(process.execPath, [...options, join(PROJECT, `src/commands/${name}.ts`), ...parameters], {
    env: { ...process.env, CONTENT_DIR: contentDir },
    encoding: 'utf8',
    input: '',
  });

for (const [name, parameters, needs] of COMMANDS) {
  test(`npm run ${name} says in one sentence what may not be written`, async (t) => {
    const folder = await copyOf(VALID, t);
    const before = await fingerprint(folder);
    const { status, stderr } = run(folder, name, parameters, NO_RIGHT);
    assert.deepEqual([status, stderr], [1, `${needs(folder)} may not be written.\n`]);
    assert.deepEqual(await fingerprint(folder), before);
  });

  test(`npm run ${name} makes no content where there is none`, async (t) => {
    const folder = join(await copyOf(VALID, t), 'slip');
    const { status, stderr } = run(folder, name, parameters);
    assert.equal(status, 1);
    assert.match(stderr, /There is no folder .*slip\. .*CONTENT_DIR=content\n/);
    assert.equal(existsSync(folder), false);
  });
}
