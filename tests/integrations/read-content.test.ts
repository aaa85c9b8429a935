import assert from 'node:assert/strict';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { test } from 'node:test';
import { checkContent } from '../../src/integrations/check-content.ts';
import { copyOf, VALID } from './content-folder.ts';

test('a file that goes away while it is read is told, and not left out', async (t) => {
  const folder = await copyOf(VALID, t);
  const { lstat } = fs.promises;
  const { mock } = t.mock.method(fs.promises, 'lstat', (async (path: string) => {
    if (path.endsWith('no-paid-keepers.mdx')) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
    return lstat(path);
  }) as typeof lstat);
  syncBuiltinESMExports();
  t.after(() => {
    mock.restore();
    syncBuiltinESMExports();
  });
  const { problems } = await checkContent(folder);
  assert.deepEqual(
    problems.map(({ file, found }) => [file, found]),
    [['content/terms/no-paid-keepers.mdx', 'The file went away while the content was read.']],
  );
});
