import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';

/** Where systems keep a Chrome or Chromium. */
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** A browser on a test machine has no sandbox to rely on, and nobody to talk to. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser to test with: `CHROMIUM_PATH`, Playwright's own, or one that the system has. */
export function findBrowser(): string | undefined {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted !== undefined && !existsSync(wanted))
    throw new Error(`CHROMIUM_PATH names ${wanted}, which does not exist.`);
  return [wanted, chromium.executablePath(), ...SYSTEM_BROWSERS].find((path) => path !== undefined && existsSync(path));
}

/** Finds a browser, or installs one; says what to do when neither works. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  process.stdout.write('There is no Chromium on this machine; installing one.\n');

  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  run(process.execPath, [cli, 'install', '--with-deps', 'chromium']);
  const isRoot = process.getuid?.() === 0;
  if (findBrowser() === undefined && isRoot && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '--quiet']);
    run('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium']);
  }
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  throw new Error(
    [
      'The tests need a Chrome or Chromium, and none could be installed. One of these helps:',
      '  npx playwright-core install --with-deps chromium',
      '  sudo apt-get install chromium',
      '  CHROMIUM_PATH=/path/to/chromium npm test',
    ].join('\n'),
  );
}

function run(command: string, parameters: string[]): void {
  spawnSync(command, parameters, {
    stdio: 'inherit',
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** @param more further arguments of Chromium's command line */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: ensureBrowser(), args: [...ARGUMENTS, ...more] });
}
