import { existsSync } from 'node:fs';
import process from 'node:process';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { ensureFound, type NeededBrowser } from './install.ts';

const CHROMIUM: NeededBrowser = {
  name: 'Chrome or Chromium',
  playwright: 'chromium',
  debianPackages: ['chromium'],
  bring: 'CHROMIUM_PATH=/path/to/chromium npm test',
};

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

/**
 * What Chromium is to leave. Of such arguments it heeds the last alone, so Playwright's own stand here too; a test compares them.
 * The first two draw the suggestions below a bar for addresses that nobody sees: two pages more for each window, which take more
 * time than the page that is looked at.
 */
export const LEFT_OUT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'BlockOriginHeaderModificationOnRedirect',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'Translate',
  'AutoDeElevate',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
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
  `--disable-features=${LEFT_OUT.join(',')}`,
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
  return ensureFound(CHROMIUM, findBrowser);
}

/**
 * How the browser is started.
 *
 * @param more further arguments of Chromium's command line
 */
export const chromiumOptions = (more: readonly string[] = []): LaunchOptions => ({
  executablePath: ensureBrowser(),
  args: [...ARGUMENTS, ...more],
});

/** @param more further arguments of Chromium's command line */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch(chromiumOptions(more));
}
