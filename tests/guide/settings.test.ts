import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import type { settings } from '../../src/site.ts';
import { PROJECT } from '../support/site.ts';

/** What a process says that asks for the settings and the time. */
function run(env: NodeJS.ProcessEnv) {
  const show = `
    const { settings } = await import('./src/site.ts');
    const { now } = await import('./src/clock.ts');
    console.log(JSON.stringify({ settings, now: now() }));
  `;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', show], {
    cwd: PROJECT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

/** The settings that follow from variables. */
const settingsOf = (env: NodeJS.ProcessEnv): typeof settings => JSON.parse(run(env).stdout).settings;

const REFUSED: [name: string, text: string, said: string][] = [
  [
    'SITE_URL',
    'https://example.org/foo',
    '"https://example.org/foo" has more than a host. Write the address of the host alone, for example: https://example.org; its path is BASE_PATH.',
  ],
  [
    'BASE_PATH',
    '/führer/',
    '"/führer/" is not a path of letters a to z, digits, - . _ ~ and slashes. Write one, for example: /guide/',
  ],
  [
    'SOURCE_DATE_EPOCH',
    'tomorrow',
    '"tomorrow" is not a second of the years 1970 to 2999. Write whole seconds since 1970, for example: 1638748800',
  ],
];
for (const [name, text, said] of REFUSED) {
  test(`${name}=${text} is refused in one sentence`, () => {
    const { status, stdout, stderr } = run({ [name]: text });
    assert.deepEqual([status, stdout, stderr], [2, '', `${name}: ${said}\n`]);
  });
}

test('a variable that is empty is not set', () => {
  const names = ['CONTENT_DIR', 'OUT_DIR', 'SITE_URL', 'BASE_PATH', 'SOURCE_DATE_EPOCH'];
  for (const text of ['', ' ']) {
    const empty = JSON.parse(run(Object.fromEntries(names.map((name) => [name, text]))).stdout);
    assert.deepEqual(empty.settings, settingsOf(Object.fromEntries(names.map((name) => [name, undefined]))));
    assert.ok(Date.parse(empty.now) > Date.UTC(2026, 0));
  }
});

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
