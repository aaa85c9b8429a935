import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { listen } from '../../src/commands/serve.ts';
import { LAST_PORT } from '../../src/schemas/settings-fields.ts';
import { PROJECT, serve, theGuide } from '../support/site.ts';

/** What somebody hears who asks for a preview that cannot be shown; one that is shown after all is ended. */
function preview(env: NodeJS.ProcessEnv) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/commands/serve.ts'], {
    cwd: PROJECT,
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

let folder: string;
before(async () => {
  folder = await theGuide();
});

for (const port of ['abc', '99999', '0', '-1', '80.5', '1e3']) {
  test(`no guide is shown at port ${port}, and what can be written instead is said`, () => {
    const stderr = `PORT: "${port}" is not the number of a port. Write one from 1 to 65535, for example: 4321\n`;
    assert.deepEqual(preview({ OUT_DIR: folder, PORT: port }), { status: 2, stdout: '', stderr });
  });
}

test('a guide that has not been built is not announced', async (t) => {
  const empty = await mkdtemp(join(tmpdir(), 'guide-not-built-'));
  t.after(() => rm(empty, { recursive: true }));
  for (const place of [empty, join(empty, 'gone')]) {
    const stderr = `There is no built site in ${place}. Build it first: npm run build\n`;
    assert.deepEqual(preview({ OUT_DIR: place }), { status: 1, stdout: '', stderr });
  }
});

test('a guide that was built for another path is not announced at this one', () => {
  const stderr = `${folder} was not built for /guide/. Give BASE_PATH as it was for the build.\n`;
  assert.deepEqual(preview({ OUT_DIR: folder, BASE_PATH: '/guide/' }), { status: 1, stdout: '', stderr });
});

test('where no port is free, or none is left to try, this is said in one sentence', async (t) => {
  const [other, onLast] = [createServer(), createServer()];
  t.after(() => [other, onLast].map((server) => server.close()));
  const port = await listen(other, 30_000, 1_000, () => {});
  // Whoever has the last one.
  await listen(onLast, LAST_PORT, 1).catch(() => {});
  for (const [busy, tries] of [
    [port, 1],
    [LAST_PORT, 20],
  ] as const)
    await assert.rejects(listen(createServer(), busy, tries), {
      message: `Port ${busy} is busy. Choose another one, for example: PORT=4321`,
    });
});

test('a range of bytes that nobody can mean is answered with the whole file, and the server goes on', async (t) => {
  const site = await serve(folder);
  t.after(() => site.stop());
  const ask = async (range?: string) => {
    const answer = await fetch(`${site.url}favicon.svg`, { headers: range === undefined ? {} : { range } });
    return { status: answer.status, text: await answer.text() };
  };
  const whole = await ask();
  for (const range of ['bytes=5-2', 'bytes=-5', 'bytes=a-b', 'lines=1-2', 'bytes=1-2, 4-5'])
    assert.deepEqual(await ask(range), whole, range);
  assert.deepEqual(await ask('bytes=1-3'), { status: 206, text: whole.text.slice(1, 4) });
  assert.equal((await ask('bytes=999999-')).status, 416);
});
