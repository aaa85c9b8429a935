import { chromium, firefox, webkit } from 'playwright-core';
import { chromiumOptions, ensureBrowser } from '../browser.ts';
import { ensureFound, type NeededBrowser } from '../install.ts';
import type { Engine, EngineName, Settings } from './engine.ts';
import { findFirefox, findWebKit } from './find.ts';
import { contextSettings, playwrightEngine } from './playwright-engine.ts';
import { webkitGtkEngine } from './webkitgtk-engine.ts';

const FIREFOX: NeededBrowser = {
  name: 'Firefox',
  playwright: 'firefox',
  debianPackages: ['firefox-esr'],
  bring: 'FIREFOX_PATH=/path/to/firefox npm run test:engines',
};
const WEBKIT: NeededBrowser = {
  name: 'WebKit',
  playwright: 'webkit',
  debianPackages: ['webkit2gtk-driver', 'xvfb'],
  bring: 'WEBKIT_DRIVER_PATH=/path/to/WebKitWebDriver npm run test:engines, with Xvfb on the PATH',
};

/**
 * Finds an engine on this machine, or installs it.
 *
 * @returns what was found, for the report
 * @throws says what to do when there is none
 */
export const ensureEngine: Record<EngineName, () => string> = {
  chromium: ensureBrowser,
  firefox: () => ensureFound(FIREFOX, findFirefox).path,
  webkit: () => {
    const found = ensureFound(WEBKIT, findWebKit);
    return 'driver' in found ? found.driver : found.path;
  },
};

/** Starts an engine. */
export const launchEngine: Record<EngineName, () => Engine | Promise<Engine>> = {
  chromium: () =>
    playwrightEngine({ name: 'chromium', type: chromium, options: chromiumOptions(), asContext: contextSettings }),
  firefox() {
    const { path, isPlaywrights } = ensureFound(FIREFOX, findFirefox);
    const shared = { name: 'firefox', type: firefox } as const;
    return isPlaywrights
      ? playwrightEngine({ ...shared, options: { executablePath: path }, asContext: contextSettings })
      : playwrightEngine({
          ...shared,
          options: { executablePath: path, channel: 'moz-firefox' },
          asLaunch: (settings) => ({ firefoxUserPrefs: firefoxPreferences(settings) }),
          asContext: ({ timeZone }) => (timeZone === undefined ? {} : { timezoneId: timeZone }),
        });
  },
  webkit() {
    const found = ensureFound(WEBKIT, findWebKit);
    return 'driver' in found
      ? webkitGtkEngine(found)
      : playwrightEngine({
          name: 'webkit',
          type: webkit,
          options: { executablePath: found.path },
          asContext: contextSettings,
        });
  },
};

/** A Firefox as everybody has it does not take these from Playwright (1.64) but from its preferences. */
function firefoxPreferences({ scripts = true, colours = 'light' }: Settings): Record<string, number | boolean> {
  return {
    'javascript.enabled': scripts,
    'ui.systemUsesDarkTheme': colours === 'dark' ? 1 : 0,
    // 2: the reader's colours always, as in a high contrast mode of the system.
    'browser.display.document_color_use': colours === 'forced' ? 2 : 0,
  };
}
