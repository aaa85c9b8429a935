/**
 * Runs the tests: finds or installs a browser, builds the guide once for all of them, then Node's own runner.
 * Names of test files as arguments run only those: `npm test -- tests/domain/dates.test.ts`. What none of them needs is left out, so
 * that a test of a plain function answers at once.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { needsOf } from './support/needs.ts';

/** Needs no more than Chromium; `tests/engines`, `tests/markup` and `tests/deploy` have commands of their own, because they need more. */
const EVERYWHERE = 'tests/!(engines|markup|deploy)/**/*.test.ts';
/** Most files load the same libraries. */
const COMPILED = join(import.meta.dirname, '../node_modules/.cache/compiled');

/** A test that still runs then waits for something that never comes. In milliseconds; the longest takes some two minutes. */
const TIMEOUT = 900_000;

const chosen = process.argv.slice(2);
const needs = needsOf(chosen);
const environment: NodeJS.ProcessEnv = { ...process.env, NODE_COMPILE_CACHE: COMPILED };
// Both bring large libraries along, so they are loaded only for those who need them.
if (needs.browser) {
  const { ensureBrowser } = await import('./support/browser.ts');
  process.stdout.write(`Browser: ${ensureBrowser()}\n`);
}
if (needs.guide) {
  const { builtSite } = await import('./support/site.ts');
  const guide = await builtSite('guide');
  process.stdout.write(`The guide is built in ${guide}\n`);
  environment['GUIDE_TEST_SITE'] = guide;
}

const { status } = spawnSync(
  process.execPath,
  // More files at a time than a small machine has cores, because they wait for pages, and builds for one another (support/turn.ts).
  [
    '--test',
    '--test-reporter=spec',
    '--test-concurrency=3',
    `--test-timeout=${TIMEOUT}`,
    ...(chosen.length > 0 ? chosen : [EVERYWHERE]),
  ],
  { stdio: 'inherit', env: environment },
);
process.exitCode = status ?? 1;
