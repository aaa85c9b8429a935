/**
 * Measures the built guide against its goals, and prints what was measured. Exit code 1 when a goal is missed.
 *
 * `--peer` builds stock Starlight from the same pages and sets it beside the guide; with `--peer-largest` at every size.
 * `--lighthouse` has Lighthouse judge every kind of page. Both install what they need aside, so they need npm's registry.
 */

import assert from 'node:assert/strict';
import { readdir, rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { refuseOption } from '../../src/commands/options.ts';
import type { Query } from '../../src/domain/search/score.ts';
import { builtPaths } from '../../src/integrations/built-pages.ts';
import queries from '../fixtures/search/queries.json' with { type: 'json' };
import { launchBrowser } from '../support/browser.ts';
import { build, serve } from '../support/site.ts';
import { lighthouseFigures } from './lighthouse.ts';
import { meetingFigures } from './meetings.ts';
import { buildComparisons, type Costs, compareWeights, growthFigures, LARGEST, measureSize, SIZES } from './peer.ts';
import { searchFigures, UNHELD_FRAMES } from './search.ts';
import { installStarlight } from './starlight/site.ts';
import { type Comparison, comparisonTable, type Figure, median, missedComparisons, misses, tableOf } from './table.ts';
import { weightFigures } from './weight.ts';

/** A build of this size is waited for by an author; longer than this it would no longer be. In seconds. */
const LONGEST_BUILD = 30;

const OPTIONS = {
  peer: { type: 'boolean', default: false },
  'peer-largest': { type: 'boolean', default: false },
  lighthouse: { type: 'boolean', default: false },
} as const;
const options = chosen();

/** A slip in an option ends here, before anything is measured. */
function chosen() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const known = Object.keys(OPTIONS).map((name) => `--${name}`);
    return refuseOption(`${error.message.split('. ')[0]}. What may be written: ${known.join(', ')}`);
  }
}

const NAME = 'bench';
/** What drawing one picture may add to a build: a guide of a thousand is drawn anew in less than a minute. In milliseconds. */
const LONGEST_DRAWING = 40;
/** An odd number, so that there is one in the middle. */
const RUNS = 3;

/** Builds the guide, and says how long it took, in seconds. */
async function timedBuild(): Promise<{ folder: string; seconds: number }> {
  const started = performance.now();
  const { code, output, folder } = await build(NAME);
  if (code !== 0) throw new Error(output);
  return { folder, seconds: (performance.now() - started) / 1000 };
}

// Once to fill the caches; then in turns as an author builds, and with every picture to be drawn again.
const { folder } = await timedBuild();
const kept: number[] = [];
const drawn: number[] = [];
for (let run = 0; run < RUNS; run += 1) {
  kept.push((await timedBuild()).seconds);
  const caches = await drawnPictures(resolve('node_modules/.cache/guide'));
  await Promise.all(caches.map((cache) => rm(cache, { recursive: true, force: true })));
  drawn.push((await timedBuild()).seconds);
}
const seconds = median(kept);
const pictures = [...(await builtPaths(folder))].filter((path) => path.startsWith('/previews/')).length;

const site = await serve(folder);
const browser = await launchBrowser(UNHELD_FRAMES);
let missed = 0;
/** Every part is told when it is measured: all of it takes long. */
function tell(title: string, figures: readonly Figure[]): void {
  process.stdout.write(`${tableOf(title, figures)}\n`);
  missed += misses(figures).length;
}
function tellOfBoth(title: string, comparisons: readonly Comparison[]): void {
  process.stdout.write(`${comparisonTable(title, comparisons)}\n`);
  missed += missedComparisons(comparisons).length;
}

tell('Build, with search index', [
  { what: 'all pages', measured: seconds, goal: LONGEST_BUILD, unit: 's' },
  {
    what: `drawing one of ${pictures} pictures anew`,
    measured: Math.round(((median(drawn) - seconds) / pictures) * 1000),
    goal: LONGEST_DRAWING,
    unit: 'ms',
  },
]);
tell('Pages opened cold with all that they load, brotli, icon aside', await weightFigures(site, browser));
tell('Search, in the browser, brotli', await searchFigures(site, browser, queries as Query[]));
tell('The browser’s part of meetings, with five years of odd weeks, gzip', await meetingFigures());
if (options.lighthouse)
  tell('Lighthouse, points that are missing of 100, median of 3', await lighthouseFigures(folder));
if (options.peer) {
  const starlight = await installStarlight();
  const name = `Beside Starlight ${starlight.version}`;
  try {
    tellOfBoth(`${name}: the same pages, opened cold`, await compareWeights(site, browser, starlight));
    const costs = new Map<number, Costs>();
    for (const size of SIZES) {
      costs.set(size, await measureSize(size, size < LARGEST || options['peer-largest'] ? starlight : undefined));
      tellOfBoth(`${name}: made-up guides, built in turns`, buildComparisons(costs).slice(-3));
    }
    tell('Growth of the build', growthFigures(costs));
  } finally {
    await starlight.remove();
  }
}
await browser.close();
await site.stop();
await rm(folder, { recursive: true, force: true });

const load = loadavg().map((average) => average.toFixed(1));
process.stdout.write(`Load of the machine in the last 1, 5 and 15 minutes: ${load.join(', ')}\n`);
process.stdout.write(missed === 0 ? 'All goals are met.\n' : `${missed} goals are missed.\n`);
process.exitCode = missed === 0 ? 0 : 1;

/** Where builds keep the pictures that they drew. */
async function drawnPictures(cache: string): Promise<string[]> {
  const builds = await readdir(cache);
  const folders = builds.map((name) => join(cache, name, 'pictures'));
  assert.ok(folders.length > 0, 'a build keeps its pictures');
  return folders;
}
