/**
 * Runs the main journeys in Firefox and WebKit, in both at once: finds or installs each, builds what is walked through, then
 * one runner of Node's own for each. Names of test files as arguments run only those; `ENGINES=webkit` leaves engines out.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { type EngineName, enginesToTest } from '../support/engines/engine.ts';
import { ensureEngine } from '../support/engines/launch.ts';
import { BUILT_COMMUNITY, buildCommunity } from '../support/engines/weekly-call.ts';
import { builtSite } from '../support/site.ts';

const JOURNEYS = 'tests/engines/*.test.ts';
/** Needs Java and Chromium, once. */
const MARKUP = 'tests/markup/*.test.ts';

const chosen = process.argv.slice(2);
const engines = enginesToTest();
for (const name of engines) process.stdout.write(`${name}: ${ensureEngine[name]()}\n`);
// One after the other: Astro keeps what it generates in one folder, so two builds at once would mix.
const guide = await builtSite('guide');
const community = await buildCommunity();
process.stdout.write(`The guide is built in ${guide}\n`);

const codes = await Promise.all(engines.map((engine) => run(engine, chosen.length > 0 ? chosen : [JOURNEYS])));
if (chosen.length === 0) codes.push(await run('chromium', [MARKUP]));
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;

/** The exit code of all journeys in one engine, whose browsers they share. What they print comes when they are done. */
async function run(engine: EngineName, files: readonly string[]): Promise<number> {
  const runner = spawn(
    process.execPath,
    [
      '--test',
      '--test-reporter=spec',
      '--test-isolation=none',
      // What a journey leaves open when a browser hangs does not hold the others up.
      '--test-force-exit',
      ...files,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ENGINES: engine, GUIDE_TEST_SITE: guide, [BUILT_COMMUNITY]: community },
    },
  );
  let output = '';
  runner.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = await once(runner, 'close');
  process.stdout.write(`\n${engine}\n${output}`);
  return code ?? 1;
}
