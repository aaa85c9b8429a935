import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { type BrowserType, firefox, webkit } from 'playwright-core';

/** A browser that Playwright drives. */
export interface FoundBrowser {
  path: string;
  /** Whether it is a build of Playwright's own, or one as everybody has it. */
  isPlaywrights: boolean;
}

/** What drives WebKitGTK, and the screen without a monitor on which it opens its window. */
export interface FoundDriver {
  driver: string;
  display: string;
}

/** Where systems keep a Firefox besides the folders of `PATH`. */
const SYSTEM_FIREFOXES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** The Firefox to test with: `FIREFOX_PATH`, one that the system has, or Playwright's own. */
export function findFirefox(): FoundBrowser | undefined {
  const path =
    wantedBy('FIREFOX_PATH') ??
    onPath('firefox-esr') ??
    onPath('firefox') ??
    SYSTEM_FIREFOXES.find((file) => existsSync(file));
  return path === undefined ? playwrights(firefox) : { path, isPlaywrights: false };
}

/** The WebKit to test with: the driver of WebKitGTK that `WEBKIT_DRIVER_PATH` names, the system's, or Playwright's own. */
export function findWebKit(): FoundBrowser | FoundDriver | undefined {
  const driver = wantedBy('WEBKIT_DRIVER_PATH') ?? onPath('WebKitWebDriver');
  const display = onPath('Xvfb');
  return driver === undefined || display === undefined ? playwrights(webkit) : { driver, display };
}

function wantedBy(variable: string): string | undefined {
  const path = process.env[variable];
  if (path !== undefined && !existsSync(path)) throw new Error(`${variable} names ${path}, which does not exist.`);
  return path;
}

function playwrights(type: BrowserType): FoundBrowser | undefined {
  const path = type.executablePath();
  return existsSync(path) ? { path, isPlaywrights: true } : undefined;
}

function onPath(command: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, command))
    .find((file) => existsSync(file));
}
