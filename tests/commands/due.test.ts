import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { VALID } from '../integrations/content-folder.ts';
import { PROJECT } from '../support/site.ts';

const due = (on: string) =>
  spawnSync(process.execPath, [join(PROJECT, 'src/commands/due.ts'), '--on', on], {
    env: { ...process.env, CONTENT_DIR: VALID },
    encoding: 'utf8',
  });

test('on the day before, nothing is due; on its day, an entry is listed with its file', () => {
  assert.equal(due('2026-11-30').stdout, '0 of 5 entries have to be looked at again on 2026-11-30.\n');
  assert.equal(
    due('2026-12-01').stdout,
    'content/channels/quay-chat.mdx  looked up on 2026-06-01, due since 2026-12-01\n' +
      '1 of 5 entries have to be looked at again on 2026-12-01.\n',
  );
});

test('a day that does not exist is refused', () => {
  const { status, stderr } = due('2028-02-30');
  assert.equal(status, 2);
  assert.match(stderr, /"2028-02-30" is not a day/);
});
