/** What Lighthouse says of every kind of page, on a telephone. It is installed aside, because nothing else needs it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import sirv from 'sirv';
import { pack } from '../../src/commands/pack.ts';
import { ensureBrowser } from '../support/browser.ts';
import { anyPort, PROJECT, sitemapPaths } from '../support/site.ts';
import { type Figure, median } from './table.ts';

const VERSION = '13.5.0';
const FOLDER = join(PROJECT, 'node_modules/.cache/lighthouse', VERSION);
const PROGRAM = join(FOLDER, 'node_modules/lighthouse/cli/index.js');
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const RUNS = 3;
const FULL_MARKS = 100;
const BROWSER_FLAGS =
  '--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** Out of a hundred, by category; no number where Lighthouse gave none. */
export type Scores = Record<(typeof CATEGORIES)[number], number>;

/**
 * The points that every kind of page misses, each category in the middle of three runs. The site is compressed, as every host
 * sends it.
 *
 * @param folder the built site
 */
export async function lighthouseFigures(folder: string): Promise<Figure[]> {
  await ensureLighthouse();
  const packed = await mkdtemp(join(tmpdir(), 'guide-packed-'));
  await pack(folder, packed, '/');
  const server = createServer(sirv(join(packed, 'site'), { dev: true, brotli: true, gzip: true }));
  const address = `http://127.0.0.1:${await anyPort(server)}`;
  try {
    const figures: Figure[] = [];
    for (const path of onePathOfEachKind(await sitemapPaths(folder))) {
      const runs: Scores[] = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await scoresOf(address + path));
      figures.push(...missingPoints(path, runs));
    }
    return figures;
  } finally {
    server.close();
    await rm(packed, { recursive: true });
  }
}

/** What the middle of several runs misses of 100. A score that one run did not give is missing in all: no figure meets that. */
export function missingPoints(path: string, runs: readonly Scores[]): Figure[] {
  return CATEGORIES.map((category) => {
    const scores = runs.map((run) => run[category]);
    const score = scores.some(Number.isNaN) ? Number.NaN : median(scores);
    return { what: `${path} ${category}`, measured: FULL_MARKS - score, goal: 0, unit: 'points' };
  });
}

/** Lists and pages as they are; of the entries of a collection, the first one. */
export function onePathOfEachKind(paths: readonly string[]): string[] {
  const kinds = Map.groupBy(paths, (path) => path.replace(/^(\/[^/]+\/)[^/]+\/$/, '$1*'));
  return [...kinds.values()].map(([first = '/']) => first);
}

/** @param report what `lighthouse --output=json` writes */
export function readScores(report: unknown): Scores {
  const { categories = {}, runtimeError } = report as {
    categories?: Record<string, { score?: number | null }>;
    runtimeError?: { message: string };
  };
  if (runtimeError !== undefined) throw new Error(`Lighthouse did not look at the page: ${runtimeError.message}`);
  const scoreOf = (category: string) => {
    const score = categories[category]?.score;
    return typeof score === 'number' ? Math.round(score * 100) : Number.NaN;
  };
  return Object.fromEntries(CATEGORIES.map((category) => [category, scoreOf(category)])) as Scores;
}

async function scoresOf(address: string): Promise<Scores> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-lighthouse-'));
  try {
    const report = join(folder, 'report.json');
    const options = [
      '--quiet',
      '--output=json',
      `--output-path=${report}`,
      `--only-categories=${CATEGORIES.join()}`,
      `--chrome-flags=${BROWSER_FLAGS}`,
    ];
    await promisify(execFile)(process.execPath, [PROGRAM, address, ...options], {
      env: { ...process.env, CHROME_PATH: ensureBrowser() },
    });
    return readScores(JSON.parse(await readFile(report, 'utf8')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lighthouse is as large as all other tools together, so it is installed when somebody asks for it. */
async function ensureLighthouse(): Promise<void> {
  if (existsSync(PROGRAM)) return;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, 'package.json'), JSON.stringify({ name: 'lighthouse-aside', private: true }));
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  await promisify(execFile)('npm', ['install', ...quiet, `lighthouse@${VERSION}`], { cwd: FOLDER });
}
