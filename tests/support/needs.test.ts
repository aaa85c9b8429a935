import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { needsOf } from './needs.ts';

/** Tests that are only looked at: a journey knows the browser and the guide, and a file for it knows the journey. */
const TESTS = {
  'support/reader.ts': "import { launchBrowser } from './browser.ts';\nimport { serve, theGuide } from './site.ts';",
  'support/axe.ts': "import { journeys } from './reader.ts';",
  'page.test.ts': "import { examine } from './support/axe.ts';",
  'guide.test.ts': "import {\n  serve,\n  theGuide,\n} from './support/site.ts';",
  'guide-later.test.ts': "const { theGuide } = await import('./support/site.ts');",
  'guide-of-another.test.ts': "import './again.ts';",
  'again.ts': "export { theGuide } from './support/site.ts';",
  'browser.test.ts': "import { LEFT_OUT } from './support/browser.ts';",
  'plain.test.ts': "import { spokenDate } from '../src/domain/dates.ts';",
  'project.test.ts': "import { build, PROJECT } from './support/site.ts';",
  'types.test.ts':
    "import type { Reader } from './support/reader.ts';\nimport type * as site from './support/site.ts';",
  'text.test.ts': "const text = `\nimport { settings } from './not-there.ts';\n`;",
};

let folder: string;
before(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'guide-needs-')));
  await mkdir(join(folder, 'support'));
  for (const [file, text] of Object.entries(TESTS)) await writeFile(join(folder, file), text);
});
after(() => rm(folder, { recursive: true }));

/** What is made ready before some of them run, in words. */
function readyFor(...given: string[]): string {
  const paths = given.map((argument) => (argument.startsWith('-') ? argument : join(folder, argument)));
  const { browser, guide } = needsOf(paths, folder);
  return [...(browser ? ['a browser'] : []), ...(guide ? ['the guide'] : [])].join(' and ') || 'nothing';
}

const READY: [given: string[], ready: string][] = [
  [['plain.test.ts'], 'nothing'],
  [['project.test.ts'], 'nothing'],
  [['types.test.ts'], 'nothing'],
  [['text.test.ts'], 'nothing'],
  [['page.test.ts'], 'a browser and the guide'],
  [['browser.test.ts'], 'a browser'],
  [['guide.test.ts'], 'the guide'],
  [['guide-later.test.ts'], 'the guide'],
  [['guide-of-another.test.ts'], 'the guide'],
  [['p*.test.ts'], 'a browser and the guide'],
  [['plain.test.ts', 'guide.test.ts'], 'the guide'],
  [['--test-name-pattern=month', 'plain.test.ts'], 'nothing'],
  // Nobody knows what these lead to.
  [[], 'a browser and the guide'],
  [['--test-name-pattern=month'], 'a browser and the guide'],
  [['plain.test.ts', 'not-there.test.ts'], 'a browser and the guide'],
  [['support'], 'a browser and the guide'],
];
for (const [given, ready] of READY) {
  test(`npm test -- ${given.join(' ')} waits for ${ready}`, () => assert.equal(readyFor(...given), ready));
}

test('a test of a plain function runs on a machine without a browser, and builds nothing', () => {
  // With it, the runner would take itself for one of the files that it runs.
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const { stdout, status } = spawnSync(process.execPath, ['tests/run.ts', 'tests/domain/dates.test.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
    env: { ...environment, CHROMIUM_PATH: '/not/there' },
  });
  assert.equal(status, 0, stdout);
  assert.match(stdout, /2022-09 is said as September 2022/);
  assert.doesNotMatch(stdout, /Browser:|is built/);
});
