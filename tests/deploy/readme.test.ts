import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { ask } from '../support/ask.ts';
import { checkCommand, packed, placeOf, startNginx } from '../support/nginx.ts';
import { PROJECT, theGuide } from '../support/site.ts';

let text: string;
let target: string;
before(async () => {
  text = await readFile(join(PROJECT, 'deploy/README.md'), 'utf8');
  const folder = await theGuide();
  target = await packed(folder, join(dirname(folder), 'packed-for-readme'));
});

const commandsIn = (readme: string): string[] =>
  [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = '']) => block.trim().split('\n'));

/** What a page of instructions names that is not there: scripts, files, folders. */
async function lacking(readme: string): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'));
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, script = '']) => script);
  const paths = [...readme.matchAll(/(?<![\w/.])((?:deploy|src|content|\.github)\/[\w./-]*\w)/g)].map(
    ([, path = '']) => path,
  );
  return [
    ...named.filter((script) => scripts[script] === undefined).map((script) => `npm run ${script}`),
    ...paths.filter((path) => !existsSync(join(PROJECT, path))),
  ];
}

test('every script, file and folder that the instructions name is there', async () => {
  assert.deepEqual(await lacking(text), []);
  assert.deepEqual(await lacking('Do `npm run unpack`, then look into deploy/helm/chart.yaml.'), [
    'npm run unpack',
    'deploy/helm/chart.yaml',
  ]);
});

test('nginx takes the commands of the instructions as they stand', () => {
  const commands = commandsIn(text).filter((command) => command.startsWith('nginx '));
  assert.equal(commands.length, 1);
  for (const command of [
    ...commands,
    ...commands.map((line) => line.replace('nginx-with-brotli.conf', 'nginx.conf')),
  ]) {
    const { code, output } = checkCommand(target, `${command.replace('/srv/guide', placeOf(target))} -t`);
    assert.equal(code, 0, output);
  }
});

test('the overlays that the instructions apply are there, and the image is built from the file that they name', () => {
  const commands = commandsIn(text);
  const overlays = commands
    .map((command) => / apply -k (\S+)$/.exec(command)?.[1])
    .filter((path) => path !== undefined);
  assert.equal(overlays.length, 2);
  for (const path of overlays) assert.ok(existsSync(join(PROJECT, path, 'kustomization.yaml')), path);
  assert.ok(commands.some((command) => command.startsWith('podman build -f deploy/Containerfile ')));
});

test('browsers are told to stay with https by the one switch, and only then or when a proxy says so', async () => {
  const policyOf = async (folder: string, headers: Record<string, string> = {}) => {
    const nginx = await startNginx(folder);
    try {
      return (await ask(nginx.url, '/', { headers })).headers['strict-transport-security'];
    } finally {
      await nginx.stop();
    }
  };
  assert.equal(await policyOf(target), undefined);
  assert.equal(await policyOf(target, { 'x-forwarded-proto': 'http' }), undefined);
  assert.match((await policyOf(target, { 'x-forwarded-proto': 'https' })) ?? '', /^max-age=\d{8}$/);

  const switched = `${target}-switched`;
  await rm(switched, { recursive: true, force: true });
  await cp(target, switched, { recursive: true });
  const file = join(switched, 'nginx/http.conf');
  const rules = await readFile(file, 'utf8');
  assert.equal(rules.split('$scheme;').length, 2, 'the place is named once');
  await writeFile(file, rules.replace('$scheme;', 'https;'));
  assert.match((await policyOf(switched)) ?? '', /^max-age=\d{8}$/);
});
