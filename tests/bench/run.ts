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
import type { Query } from '../../src/domain/search/score.ts';
import queries from '../fixtures/search/queries.json' with { type: 'json' };
import { launchBrowser } from '../support/browser.ts';
import { build, serve } from '../support/site.ts';
import { lighthouseFigures } from './lighthouse.ts';
import { meetingFigures } from './meetings.ts';
import { comparePeer } from './peer.ts';
import { searchFigures, UNHELD_FRAMES } from './search.ts';
import { comparisonTable, type Figure, missedComparisons, misses, tableOf } from './table.ts';
import { weightFigures } from './weight.ts';

/** A build of this size is waited for by an author; longer than this it would no longer be. In seconds. */
const LONGEST_BUILD = 30;

/** A slip in an option ends here, before anything is measured. */
const { values: options } = parseArgs({
  options: {
    peer: { type: 'boolean', default: false },
    'peer-largest': { type: 'boolean', default: false },
    lighthouse: { type: 'boolean', default: false },
  },
});

const NAME = 'bench';
/** What the pictures may add to a build that draws all of them anew: a third. */
const LARGEST_SHARE = 1 / 3;

/** Builds the guide, and says how long it took, in seconds. */
async function timedBuild(): Promise<{ folder: string; seconds: number }> {
  const started = performance.now();
  const { code, output, folder } = await build(NAME);
  if (code !== 0) throw new Error(output);
  return { folder, seconds: (performance.now() - started) / 1000 };
}

// Once to fill the caches; then as an author builds, and once more with every picture to be drawn again.
await timedBuild();
const { folder, seconds } = await timedBuild();
const pictures = await drawnPictures(resolve('node_modules/.cache/guide'));
await Promise.all(pictures.map((cache) => rm(cache, { recursive: true, force: true })));
const anew = await timedBuild();

const site = await serve(folder);
const browser = await launchBrowser(UNHELD_FRAMES);
const parts: [string, Figure[]][] = [
  [
    'Build, with search index',
    [
      { what: 'all pages', measured: seconds, goal: LONGEST_BUILD, unit: 's' },
      {
        what: 'share that drawing all pictures anew adds',
        measured: (anew.seconds - seconds) / seconds,
        goal: LARGEST_SHARE,
        unit: '',
      },
    ],
  ],
  [
    'Pages opened cold, icon aside: what is the same and best everywhere is told once, as the most of all',
    await weightFigures(site, browser),
  ],
  ['Search, in the browser, brotli', await searchFigures(site, browser, queries as Query[])],
  ['The browser’s part of meetings, with five years of odd weeks, gzip', await meetingFigures()],
];
if (options.lighthouse)
  parts.push(['Lighthouse, points that are missing of 100, median of 3', await lighthouseFigures(site)]);
const peer = options.peer ? await comparePeer(site, browser, options['peer-largest']) : undefined;
if (peer !== undefined) parts.push(['Growth of the build', peer.growth]);
await browser.close();
await site.stop();
await rm(folder, { recursive: true, force: true });

for (const [title, figures] of parts) process.stdout.write(`${tableOf(title, figures)}\n`);
if (peer !== undefined) process.stdout.write(`${comparisonTable(peer.title, peer.comparisons)}\n`);
const load = loadavg().map((average) => average.toFixed(1));
process.stdout.write(`Load of the machine in the last 1, 5 and 15 minutes: ${load.join(', ')}\n`);
const missed = [...parts.flatMap(([, figures]) => misses(figures)), ...missedComparisons(peer?.comparisons ?? [])];
process.stdout.write(missed.length === 0 ? 'All goals are met.\n' : `${missed.length} goals are missed.\n`);
process.exitCode = missed.length === 0 ? 0 : 1;

/** Where builds keep the pictures that they drew. */
async function drawnPictures(cache: string): Promise<string[]> {
  const builds = await readdir(cache);
  const folders = builds.map((name) => join(cache, name, 'pictures'));
  assert.ok(folders.length > 0, 'a build keeps its pictures');
  return folders;
}
