import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { before, test } from 'node:test';
import { parse } from 'yaml';
import { contentOfGuide } from '../support/content.ts';
import { PROJECT } from '../support/site.ts';

/** A job of the workflow that publishes, as far as it is looked at. */
interface Job {
  if?: string;
  needs?: string | string[];
  concurrency: { group: string; 'cancel-in-progress': boolean };
  strategy?: { matrix: { run: string[] } };
  steps: { id?: string; uses?: string; run?: string; env?: Record<string, string>; with?: Record<string, unknown> }[];
}

let jobs: Record<'build' | 'tests' | 'publish', Job>;
let scripts: Record<string, string>;
before(async () => {
  ({ jobs } = parse(await readFile(join(PROJECT, '.github/workflows/publish.yml'), 'utf8')));
  ({ scripts } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8')));
});

const commandsOf = ({ steps, strategy }: Job): string[] => [
  ...steps.flatMap(({ run = [] }) => run),
  ...(strategy?.matrix.run ?? []),
];

test('every job runs on the Node.js of the guide, and only commands that are there', async () => {
  const node = (await readFile(join(PROJECT, '.nvmrc'), 'utf8')).trim();
  assert.equal(
    JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8')).devDependencies.node.split('.')[0],
    node,
  );
  for (const [name, job] of Object.entries(jobs)) {
    for (const { uses = '', with: given } of job.steps)
      if (uses.startsWith('actions/setup-node@')) assert.equal(given?.['node-version-file'], '.nvmrc', name);
    for (const [, script = ''] of commandsOf(job)
      .join('\n')
      .matchAll(/npm run ([\w:]+)/g))
      assert.ok(scripts[script] !== undefined, `${name}: npm run ${script}`);
  }
});

test('what is published is what was checked and built, and no deployment is broken off by the next', () => {
  const { build, publish } = jobs;
  assert.ok(commandsOf(build).includes('npm run check') && commandsOf(build).includes('npm run build'));
  assert.ok(build.steps.some(({ uses = '' }) => uses.startsWith('actions/upload-pages-artifact@')));
  assert.deepEqual(commandsOf(publish), [], 'nothing is made anew');
  assert.deepEqual(publish.concurrency, { group: 'pages', 'cancel-in-progress': false });
  assert.deepEqual(publish.needs, ['build', 'tests']);
});

test('the tests of this guide are asked of this guide alone, those of its deployment too', async () => {
  const { site } = await contentOfGuide();
  assert.equal(jobs.tests.if, `needs.build.outputs.guide == '${site?.id}'`);
  assert.deepEqual(
    commandsOf(jobs.tests).filter((command) => /^\.ci\/run$|test:deploy$/.test(command)),
    ['.ci/run', 'npm ci --no-audit --no-fund && npm run test:deploy'],
  );
});

test('which guide it is, is read as YAML, however its author writes it', async (t) => {
  const { run = '', env } = jobs.build.steps.find(({ id }) => id === 'guide') ?? {};
  const folder = await mkdtemp(join(tmpdir(), 'guide-workflow-'));
  t.after(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'content'));
  await symlink(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
  for (const line of ['id: harbour', 'id: "harbour"', "id: 'harbour' # never changes", 'title: A\nid:   harbour  ']) {
    await writeFile(join(folder, 'content/site.yaml'), `${line}\n`);
    const output = join(folder, 'output');
    await writeFile(output, '');
    execFileSync('bash', ['-e', '-c', run], { cwd: folder, env: { ...process.env, ...env, GITHUB_OUTPUT: output } });
    assert.equal(await readFile(output, 'utf8'), 'id=harbour\n', line);
  }
});

/** What a run has as its base and finds published last, and what it compares with. */
const LAST_PUBLISHED: [what: string, base: string, published: 'first' | 'gone' | 'nothing', since: string][] = [
  ['a pull request with where it goes', 'base', 'first', 'base'],
  ['a push with what was published last, whatever was refused since', '', 'first', 'first'],
  ['a push after the history was rewritten with itself', '', 'gone', 'HEAD'],
  ['the first push with itself', '', 'nothing', 'HEAD'],
];
for (const [what, base, published, since] of LAST_PUBLISHED) {
  test(`the workflow compares the content of ${what}`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'guide-workflow-'));
    t.after(() => rm(folder, { recursive: true }));
    const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, encoding: 'utf8' }).trim();
    git('init', '-q');
    for (const name of ['first', 'refused'])
      git('-c', 'user.name=a', '-c', 'user.email=a@guide.example', 'commit', '-q', '--allow-empty', '-m', name);
    const first = git('rev-parse', 'HEAD~1');
    // Commands of those names that say what they are asked.
    const says = { first, gone: 'f'.repeat(40), nothing: '' }[published];
    await writeFile(join(folder, 'gh'), `#!/bin/sh\necho "$@" >> asked\nprintf '%s' '${says}'\n`, { mode: 0o755 });
    await writeFile(join(folder, 'npm'), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
    const { run = '', env } = jobs.build.steps.find(({ id }) => id === 'history') ?? {};
    assert.match(env?.['SINCE'] ?? '', /^\$\{\{ github\.event\.pull_request\.base\.sha \}\}$/);
    const compared = execFileSync('bash', ['-e', '-c', run], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, PATH: `${folder}:${process.env['PATH']}`, SINCE: base },
    });
    assert.equal(compared.trim(), `run check:content -- --since ${since === 'first' ? first : since}`);
    const asked = await readFile(join(folder, 'asked'), 'utf8').catch(() => '');
    assert.equal(/ --branch main --event push --status success /.test(asked), base === '', asked);
  });
}
