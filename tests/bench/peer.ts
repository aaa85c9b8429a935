/** Builds this guide and stock Starlight from the same pages, in turns, so that what else the machine does weighs on both. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Browser } from 'playwright-core';
import project from '../../package.json' with { type: 'json' };
import { settings } from '../../src/site.ts';
import { writeMadeUpGuide } from '../support/made-up-guide.ts';
import { PROJECT, type ServedSite, serve } from '../support/site.ts';
import { inTurn } from '../support/turn.ts';
import { type BuildCost, type Command, costOf } from './build-cost.ts';
import type { StarlightSite } from './starlight/site.ts';
import { type Comparison, type Figure, median } from './table.ts';
import { pageLoad } from './weight.ts';

const FOLDER = join(PROJECT, 'node_modules/.cache/guide-bench');
const SMALL = 25;
const LARGE = 1000;
export const LARGEST = 3000;
export const SIZES = [SMALL, LARGE, LARGEST];
/** An odd number, so that there is one in the middle. */
const RUNS: Record<number, number> = { [SMALL]: 5, [LARGE]: 3, [LARGEST]: 1 };
/** The share of Starlight's time that ours may take. */
const SHARES: Record<number, number> = { [SMALL]: 1, [LARGE]: 0.6 };
/** The day on which all of it is built, in seconds since 1970: it decides which meetings are over. */
const BUILD_DAY = Date.UTC(2026, 6, 1) / 1000;

export interface Costs {
  ours: BuildCost;
  theirs?: BuildCost;
}

/** Builds a made-up guide of one size. @param starlight the other one, where it is built too */
export async function measureSize(size: number, starlight: StarlightSite | undefined): Promise<Costs> {
  const content = join(FOLDER, `made-up-${size}`);
  await writeMadeUpGuide(content, size);
  await starlight?.fill(content);
  const commands = [guideBuild(content, size), ...(starlight === undefined ? [] : [starlight.build])];
  const costs: BuildCost[][] = commands.map(() => []);
  // Once each to fill what they keep from build to build: pictures here, read texts there.
  for (const command of commands) await inTurn(() => costOf(command));
  for (let run = 0; run < (RUNS[size] ?? 1); run += 1) {
    for (const [at, command] of commands.entries()) costs[at]?.push(await inTurn(() => costOf(command)));
  }
  await rm(join(FOLDER, `site-${size}`), { recursive: true, force: true });
  const [ours = [], theirs] = costs;
  return { ours: middle(ours), ...(theirs === undefined ? {} : { theirs: middle(theirs) }) };
}

/** What `npm run build` runs: a program and its arguments. */
const [, ...BUILD] = project.scripts.build.split(' ');

const guideBuild = (content: string, size: number): Command => ({
  line: [process.execPath, ...BUILD],
  folder: PROJECT,
  env: {
    CONTENT_DIR: content,
    OUT_DIR: join(FOLDER, `site-${size}`),
    SITE_URL: 'https://guide.example',
    SOURCE_DATE_EPOCH: String(BUILD_DAY),
  },
});

/** Each figure in the middle of its runs; of memory the most, because it has to be there. */
const middle = (runs: readonly BuildCost[]): BuildCost => ({
  seconds: median(runs.map(({ seconds }) => seconds)),
  work: median(runs.map(({ work }) => work)),
  megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)),
});

/** Time and memory of both, by size. */
export function buildComparisons(costs: ReadonlyMap<number, Costs>): Comparison[] {
  return [...costs].flatMap(([size, { ours, theirs }]): Comparison[] => {
    const share = SHARES[size];
    return [
      {
        what: `${size} entries`,
        ours: ours.seconds,
        theirs: theirs?.seconds,
        unit: 's',
        ...(share && { goal: share }),
      },
      { what: '  work of processors', ours: ours.work, theirs: theirs?.work, unit: 's' },
      {
        what: '  most memory at once',
        ours: ours.megabytes,
        theirs: theirs?.megabytes,
        unit: 'MB',
        ...(share && { goal: 1 }),
      },
    ];
  });
}

/** How much longer the largest guide takes than the large one: not more than it has more entries. */
export function growthFigures(costs: ReadonlyMap<number, Costs>): Figure[] {
  const secondsOf = (size: number) => costs.get(size)?.ours.seconds ?? Number.NaN;
  return [
    {
      what: `${LARGEST} entries, in times of ${LARGE}`,
      measured: secondsOf(LARGEST) / secondsOf(LARGE),
      goal: LARGEST / LARGE,
      unit: '',
    },
  ];
}

/** Pages that both sites have: home, a list, an entry of each kind that has a page. */
const PAGES = ['/', '/terms/', '/terms/no-sla/', '/channels/slack/', '/meetings/project-coordination/', '/about/'];

/** What readers of both sites load. @param site the guide itself, served */
export async function compareWeights(
  site: ServedSite,
  browser: Browser,
  starlight: StarlightSite,
): Promise<Comparison[]> {
  await starlight.fill(settings.contentDir);
  await inTurn(() => costOf(starlight.build));
  const other = await serve(starlight.built);
  try {
    const comparisons: Comparison[] = [];
    for (const path of PAGES) {
      const ours = await pageLoad(browser, site.url + path.slice(1));
      const theirs = await pageLoad(browser, other.url + path.slice(1));
      comparisons.push(
        { what: `${path} with all it loads, brotli`, ours: ours.bytes / 1000, theirs: theirs.bytes / 1000, unit: 'kB' },
        { what: '  requests', ours: ours.requests, theirs: theirs.requests, unit: '' },
        { what: '  script run on load', ours: ours.script / 1000, theirs: theirs.script / 1000, unit: 'kB' },
      );
    }
    return comparisons;
  } finally {
    await other.stop();
  }
}
