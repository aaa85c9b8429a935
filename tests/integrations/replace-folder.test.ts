import assert from 'node:assert/strict';
import childProcess, { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { after, beforeEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CANNOT, exchangeFolders } from '../../src/integrations/exchange-folders.ts';
import { replaceFolder, restoreFolder } from '../../src/integrations/replace-folder.ts';
import { canExchangeIn } from '../support/exchange.ts';
import { PROJECT } from '../support/site.ts';

const MODULE = pathToFileURL(join(PROJECT, 'src/integrations/replace-folder.ts')).href;
/** Beside the sites that tests build, so that the file system is the one of an author. */
const CACHE = join(PROJECT, 'node_modules/.cache');
await mkdir(CACHE, { recursive: true });
const folder = await mkdtemp(join(CACHE, 'replace-'));
after(() => rm(folder, { recursive: true, force: true }));
const canExchange = await canExchangeIn(folder);
/** Somebody who may not do everything, should these tests be run by one who may. */
const SOMEBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const [place, fresh, aside] = ['site', '.site-next', '.site-next-old'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];

async function write(path: string, words: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'index.html'), words);
}
const read = (path: string): Promise<string> => readFile(join(path, 'index.html'), 'utf8');

beforeEach(async () => {
  for (const path of [place, fresh, aside]) await rm(path, { recursive: true, force: true });
});

test('a finished folder takes the place of the last one, and nothing is left beside it', async () => {
  await write(place, 'old');
  await write(fresh, 'new');
  await replaceFolder(fresh, place);
  assert.equal(await read(place), 'new');
  assert.deepEqual(await readdir(folder), ['site']);
});

test('the first folder of all takes its place', async () => {
  await write(fresh, 'new');
  await replaceFolder(fresh, place);
  assert.equal(await read(place), 'new');
  assert.deepEqual(await readdir(folder), ['site']);
});

test('a folder that is not there takes no place', async () => {
  await write(place, 'old');
  await assert.rejects(replaceFolder(fresh, place), { code: 'ENOENT' });
  assert.equal(await read(place), 'old');
  assert.deepEqual(await readdir(folder), ['site']);
});

test('names are exchanged on Linux, wherever the file system can do that', async (t) => {
  await write(place, 'old');
  await write(fresh, 'new');
  const outcome = await exchangeFolders(fresh, place);
  assert.deepEqual([await read(place), await read(fresh)], outcome.isDone ? ['new', 'old'] : ['old', 'new']);
  if (outcome.isDone) return;
  if (process.platform === 'linux') assert.ok(CANNOT.includes(outcome.why), outcome.why);
  t.skip(`They are not here: ${outcome.why}`);
});

test('who asks for an exchange is told what went wrong, and nothing has happened', async (t) => {
  await write(place, 'old');
  await write(fresh, 'new');
  if (canExchange) await assert.rejects(exchangeFolders(aside, place), { code: 'ENOENT' });
  const { NODE_OPTIONS = '' } = process.env;
  t.after(() => {
    process.env['NODE_OPTIONS'] = NODE_OPTIONS;
  });
  process.env['NODE_OPTIONS'] = `--import=data:text/javascript,throw(Error("Out_of_luck."))`;
  await assert.rejects(exchangeFolders(fresh, place), /Out_of_luck\./);
  process.env['NODE_OPTIONS'] = '--no-experimental-ffi';
  assert.deepEqual(await exchangeFolders(fresh, place), { isDone: false, why: 'No such built-in module: node:ffi' });
  assert.deepEqual([await read(place), await read(fresh)], ['old', 'new']);
});

test('an old folder that has to come back does, whatever happens to the process that exchanges names', async (t) => {
  await write(place, 'old');
  await write(fresh, 'new');
  const { spawn } = childProcess;
  let time = 0;
  childProcess.spawn = ((command: string, parameters: string[], options: object) => {
    time += 1;
    return spawn(command, time === 2 ? ['--eval', 'process.exit(1)'] : parameters, options);
  }) as typeof spawn;
  syncBuiltinESMExports();
  t.after(() => {
    childProcess.spawn = spawn;
    syncBuiltinESMExports();
  });
  assert.equal(await replaceFolder(fresh, place, async () => false), false);
  assert.equal(time, 2);
  assert.deepEqual([await read(place), await read(fresh)], ['old', 'new']);
});

test('whoever looks while folders take the place of each other finds a whole one; none only where names cannot be exchanged', async () => {
  await write(place, '0');
  await write(fresh, '1');
  const absent = (error: NodeJS.ErrnoException) => {
    if (canExchange || error.code !== 'ENOENT') throw error;
    return '0';
  };
  let looks = 0;
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      assert.match(await read(place).catch(absent), /^\d+$/);
      looks += 1;
    }
  })();
  for (let round = 2; round < 12; round += 1) {
    await write(fresh, `${round}`);
    await replaceFolder(fresh, place);
  }
  isOver = true;
  await looking;
  assert.equal(await read(place), '11');
  assert.ok(looks > 100);
});

const FILE_SYSTEMS: [what: string, options: string][] = [
  ['can exchange two folders', ''],
  ['cannot exchange two folders', '--no-experimental-ffi'],
];
for (const [what, options] of FILE_SYSTEMS) {
  test(`a new folder takes the place of an old one of which some may not be removed, where the file system ${what}`, async (t) => {
    await write(place, 'old');
    await write(join(place, 'of-another'), 'old');
    await write(fresh, 'new');
    for (const path of [folder, place, fresh]) await chmod(path, 0o777);
    await chmod(join(place, 'of-another'), 0o555);
    t.after(() => chmod(join(fresh, 'of-another'), 0o755));
    const script = `import { replaceFolder } from '${MODULE}'; console.log(await replaceFolder(...process.argv.slice(1)))`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script, fresh, place], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: options },
      ...SOMEBODY,
    });
    assert.equal(stdout.trim(), 'true', stderr);
    assert.equal(await read(place), 'new');
    assert.deepEqual((await readdir(folder)).sort(), ['.site-next', 'site'], 'what is left lies where the new one was');
  });
}

test('the old folder is put back when it cannot be told whether it may go', async () => {
  await write(place, 'old');
  await write(fresh, 'new');
  const noAnswer = async () => assert.fail('A file went away just then.');
  await assert.rejects(replaceFolder(fresh, place, noAnswer), /went away/);
  assert.deepEqual([await read(place), await read(fresh)], ['old', 'new']);
});

test('a folder that stepped aside is put back when nothing came in its place', async () => {
  await write(aside, 'old');
  await write(fresh, 'half');
  await restoreFolder(fresh, place);
  assert.equal(await read(place), 'old');
  assert.deepEqual((await readdir(folder)).sort(), ['.site-next', 'site']);
});

test('a folder that stepped aside is cleared away when the new one came', async () => {
  await write(place, 'new');
  await write(aside, 'old');
  await restoreFolder(fresh, place);
  assert.equal(await read(place), 'new');
  assert.deepEqual(await readdir(folder), ['site']);
});

test('where nothing has happened, nothing does', async () => {
  await restoreFolder(fresh, place);
  assert.deepEqual(await readdir(folder), []);
});
