import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { PROJECT } from '../support/site.ts';

/** An instruction of a Containerfile: `COPY` and what stands behind it. */
interface Instruction {
  name: string;
  text: string;
}

let instructions: Instruction[];
let ignored: string[];
before(async () => {
  instructions = instructionsOf(await readFile(join(PROJECT, 'deploy/Containerfile'), 'utf8'));
  ignored = (await readFile(join(PROJECT, '.containerignore'), 'utf8')).split('\n');
});

function instructionsOf(text: string): Instruction[] {
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n');
  return lines
    .map((line) => /^([A-Z]+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, name = '', rest = '']) => ({ name, text: rest.trim() }));
}

const all = (given: readonly Instruction[], name: string) =>
  given.filter((instruction) => instruction.name === name).map(({ text }) => text);

/** What a build with these instructions would stumble over, as far as it can be known without an engine for containers. */
function stumbles(given: readonly Instruction[], ignore: readonly string[]): string[] {
  const found: string[] = [];
  const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
  for (const copy of all(given, 'COPY')) {
    const sources = copy.split(/\s+/).slice(0, -1);
    if (sources[0]?.startsWith('--from=')) continue;
    for (const source of sources.map((path) => path.replace(/\/$/, ''))) {
      if (!existsSync(join(PROJECT, source))) found.push(`${source} does not exist`);
      if (!ignore.includes(`!${source}`)) found.push(`${source} is not sent to the build`);
    }
  }
  for (const [, script = ''] of all(given, 'RUN')
    .join('\n')
    .matchAll(/npm run ([\w:]+)/g))
    if (scripts[script] === undefined) found.push(`there is no npm run ${script}`);
  for (const from of all(given, 'FROM'))
    if (!/:\d+\.\d+(?:\.\d+)?[\w.-]*(?: AS \w+)?$/.test(from)) found.push(`${from} names no exact release`);
  return found;
}

test('what the image is built from is there and is sent, its commands exist, its bases are pinned', () => {
  assert.deepEqual(stumbles(instructions, ignored), []);
  assert.equal(all(instructions, 'FROM').length, 2);
  assert.ok(all(instructions, 'RUN').some((run) => run.includes('npm run pack')));
});

test('the Node.js of the image is the one that runs the guide, with an npm that heeds .npmrc', async () => {
  const { devDependencies } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'));
  assert.match(all(instructions, 'FROM')[0] ?? '', new RegExp(`/node:${devDependencies.node}-`));
});

test('a file that is gone, a script that is gone and a base without a release are noticed', () => {
  const faulty = instructionsOf('FROM docker.io/library/node:latest\nCOPY sources/ src/\nRUN npm run wrap\n');
  assert.deepEqual(stumbles(faulty, ignored), [
    'sources does not exist',
    'sources is not sent to the build',
    'there is no npm run wrap',
    'docker.io/library/node:latest names no exact release',
  ]);
});

test('the image starts nginx as these tests do, on the port of the configuration, as a user by number in group 0', async () => {
  const [, last = ''] = all(instructions, 'COPY').at(-1)?.split(/\s+/).slice(-2) ?? [];
  assert.equal(last, '/guide/');
  const command: string[] = JSON.parse(all(instructions, 'CMD')[0] ?? '[]');
  assert.deepEqual(command, [
    ...['/usr/sbin/nginx', '-p', '/guide', '-c', 'nginx/nginx-with-brotli.conf', '-e', 'stderr', '-g', 'daemon off;'],
  ]);
  const http = await readFile(join(PROJECT, 'deploy/nginx/http.conf'), 'utf8');
  assert.match(http, new RegExp(`listen ${all(instructions, 'EXPOSE')[0]};`));
  assert.match(all(instructions, 'USER')[0] ?? '', /^[1-9]\d*:0$/);
});
