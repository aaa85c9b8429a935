import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { PROJECT } from '../support/site.ts';

const COMMANDS: [command: string, option: string][] = [
  ['due', '--on'],
  ['check-content', '--since'],
  ['change', '--entries'],
  ['check-external', '--limit'],
];
for (const [command, option] of COMMANDS) {
  for (const written of ['--nonsense', '2028-01-01', option]) {
    test(`who writes ${written} behind ${command} hears in one line what may be written`, () => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [join(PROJECT, 'src/commands', `${command}.ts`), written],
        { cwd: PROJECT, encoding: 'utf8' },
      );
      assert.equal(status, 2, stderr);
      assert.equal(stdout, '');
      assert.equal(stderr.trim().split('\n').length, 1, stderr);
      assert.match(stderr, new RegExp(`What may be written: .*${option}`));
    });
  }
}

for (const command of ['build', 'serve', 'pack', 'accept', 'dev']) {
  for (const written of ['--help', 'x']) {
    test(`who writes ${written} behind ${command} hears in one line that nothing may be written there, and nothing happens`, () => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [join(PROJECT, 'src/commands', `${command}.ts`), written],
        { cwd: PROJECT, encoding: 'utf8', timeout: 60_000 },
      );
      assert.equal(status, 2, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, /^.+\. Nothing may be written behind this command\.\n$/);
    });
  }
}
