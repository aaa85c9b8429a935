import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';

/** How long an installer may take, in milliseconds. */
const PATIENCE = 300_000;

/** A program that tests need, the file by which it is found, and the package of Debian that has it. */
export interface NeededProgram {
  file: string;
  debianPackage: string;
}

/** Installs what is missing of the programs, or says what to do. */
export function ensurePrograms(programs: readonly NeededProgram[]): void {
  const missing = programs.filter(({ file }) => !existsSync(file));
  if (missing.length === 0) return;
  const names = missing.map(({ debianPackage }) => debianPackage);
  installDebianPackages(names);
  const lacking = missing.filter(({ file }) => !existsSync(file));
  if (lacking.length === 0) return;
  throw new Error(
    [
      `These tests need ${lacking.map(({ file }) => file).join(', ')}, which could not be installed. On Debian or Ubuntu:`,
      `  ${debianCommand(names)}`,
    ].join('\n'),
  );
}

/** A browser that the tests need, and where it can come from. */
export interface NeededBrowser {
  /** How people call it. */
  name: string;
  /** How Playwright's installer calls it. */
  playwright: string;
  /** What Debian calls it, and what else it needs to run. */
  debianPackages: readonly string[];
  /** A way to bring one's own. */
  bring: string;
}

/**
 * Finds a browser, or installs one: the system's own, then Playwright's build of it.
 *
 * @throws says what to do when neither works
 */
export function ensureFound<Found>(needed: NeededBrowser, find: () => Found | undefined): Found {
  const found = find();
  if (found !== undefined) return found;
  process.stdout.write(`There is no ${needed.name} on this machine; installing one.\n`);
  installDebianPackages(needed.debianPackages);
  if (find() === undefined) {
    const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
    run([process.execPath, cli, 'install', '--with-deps', needed.playwright]);
  }
  const installed = find();
  if (installed !== undefined) return installed;
  throw new Error(
    [
      `The tests need a ${needed.name}, and none could be installed. One of these helps:`,
      `  ${debianCommand(needed.debianPackages)}`,
      `  npx playwright-core install --with-deps ${needed.playwright}`,
      `  ${needed.bring}`,
    ].join('\n'),
  );
}

const debianCommand = (names: readonly string[]): string =>
  `sudo apt-get install --no-install-recommends ${names.join(' ')}`;

/** A new machine may be installing its updates by itself; they take turns. In seconds. */
const WAIT_FOR_OTHERS = ['-o', 'DPkg::Lock::Timeout=300'];

/**
 * Installs packages when this is a Debian and its administrator runs the tests, or a machine of continuous integration on which
 * one may become the administrator; does nothing otherwise.
 */
function installDebianPackages(names: readonly string[]): void {
  if (!existsSync('/usr/bin/apt-get')) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && process.env['CI'] === undefined) return;
  process.stdout.write(`Installing ${names.join(', ')}.\n`);
  const aptGet = [...(isRoot ? [] : ['sudo', '--non-interactive']), 'apt-get'];
  run([...aptGet, 'update', '--quiet']);
  run([...aptGet, ...WAIT_FOR_OTHERS, 'install', '--yes', '--quiet', '--no-install-recommends', ...names]);
}

/** What it prints is for the person who waits; whether it worked is seen by looking for what it should have installed. */
function run([program = '', ...parameters]: readonly string[]): void {
  spawnSync(program, parameters, {
    stdio: 'inherit',
    timeout: PATIENCE,
    // Who forbids Playwright to download means what npm fetches unasked; here it is asked.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '0' },
  });
}
