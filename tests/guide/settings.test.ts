import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import type { settings } from '../../src/site.ts';
import { PROJECT } from '../support/site.ts';

/** The settings that follow from variables. */
function settingsOf(env: NodeJS.ProcessEnv): typeof settings {
  const show = `const { settings } = await import('./src/site.ts'); console.log(JSON.stringify(settings));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', show], {
    cwd: PROJECT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return JSON.parse(stdout);
}

test('a folder that is reached by a link is the folder itself, also when it is not there yet', async (t) => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'guide-links-')));
  t.after(() => rm(folder, { recursive: true }));
  for (const name of ['words', 'site']) {
    await mkdir(join(folder, name));
    await symlink(join(folder, name), join(folder, `link-to-${name}`));
  }
  const linked = settingsOf({ CONTENT_DIR: join(folder, 'link-to-words'), OUT_DIR: join(folder, 'link-to-site') });
  const direct = settingsOf({ CONTENT_DIR: join(folder, 'words'), OUT_DIR: join(folder, 'site') });
  assert.deepEqual(linked, direct);
  assert.equal(direct.freshDir, join(folder, '.site-next'));
  assert.equal(settingsOf({ OUT_DIR: join(folder, 'link-to-site/new') }).outDir, join(folder, 'site/new'));
});
