import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { PROJECT } from '../support/site.ts';

for (const query of ['', ' ', ' \t\n']) {
  test(`a search for ${JSON.stringify(query)} is answered with how to search`, () => {
    const command = [join(PROJECT, 'src/commands/search.ts'), query];
    const { status, stderr, stdout } = spawnSync(process.execPath, command, { cwd: PROJECT, encoding: 'utf8' });
    assert.equal(stderr, 'Say what to search for: npm run search -- "mailing list"\n');
    assert.deepEqual([status, stdout], [1, '']);
  });
}

for (const [file, why] of [
  ['/nowhere', 'cannot be read'],
  ['src', 'cannot be read'],
  ['README.md', 'is not JSON'],
]) {
  test(`what is no file of queries, such as ${file}, is named in one line`, () => {
    const command = [join(PROJECT, 'src/commands/search-check.ts'), file ?? ''];
    const { status, stderr, stdout } = spawnSync(process.execPath, command, { cwd: PROJECT, encoding: 'utf8' });
    assert.equal(stderr, `${file} ${why}. Give a file like tests/fixtures/search/queries.json\n`);
    assert.deepEqual([status, stdout], [2, '']);
  });
}
