import type { Browser, BrowserContextOptions, BrowserType, LaunchOptions, Locator, Page } from 'playwright-core';
import { complaintsOf } from '../complaints.ts';
import { type ServedSite, serve } from '../site.ts';
import type { Engine, EngineName, Place, Reader, Settings } from './engine.ts';

/** How long a page may take to let itself be clicked, in milliseconds. */
const PATIENCE = 15_000;

/** A browser, and how it is told what its reader has set. */
export interface Launchable {
  name: EngineName;
  type: BrowserType;
  options: LaunchOptions;
  /** Settings that only a browser as a whole can have; one is started for each combination. */
  asLaunch?(settings: Settings): LaunchOptions;
  /** Settings that a window can have. */
  asContext(settings: Settings): BrowserContextOptions;
}

/** How a window of an engine that Playwright knows in depth is told. */
export function contextSettings({ scripts = true, colours = 'light', timeZone }: Settings): BrowserContextOptions {
  return {
    javaScriptEnabled: scripts,
    colorScheme: colours === 'dark' ? 'dark' : 'light',
    forcedColors: colours === 'forced' ? 'active' : 'none',
    ...(timeZone === undefined ? {} : { timezoneId: timeZone }),
  };
}

/** An engine that Playwright drives. */
export function playwrightEngine(launchable: Launchable): Engine {
  const { name, type, options, asLaunch = () => ({}), asContext } = launchable;
  const browsers = new Map<string, Promise<Browser>>();
  const browserFor = (settings: Settings): Promise<Browser> => {
    const own = asLaunch(settings);
    const key = JSON.stringify(own);
    const known = browsers.get(key) ?? type.launch({ ...options, ...own });
    browsers.set(key, known);
    return known;
  };
  return {
    name,
    async visit(folder, settings = {}) {
      const site = await serve(folder);
      const context = await (await browserFor(settings)).newContext({
        baseURL: site.url,
        serviceWorkers: settings.keepsCopy === true ? 'allow' : 'block',
        ...asContext(settings),
      });
      context.setDefaultTimeout(PATIENCE);
      const complaints = complaintsOf(context, new URL(site.url).origin);
      return readerOn(await context.newPage(), site, complaints, settings);
    },
    async close() {
      for (const started of browsers.values()) await (await started).close();
    },
  };
}

function readerOn(page: Page, site: ServedSite, complaints: readonly string[], { scripts = true }: Settings): Reader {
  const at = (place: Place): Locator => locate(page, place);
  return {
    site,
    complaints,
    open: async (path) => void (await page.goto(path)),
    reload: async () => void (await page.reload()),
    // A Firefox as everybody has it keeps pages whole, and Playwright (1.64) does not notice when it shows one again.
    back: () => page.evaluate(() => history.back()),
    address: () => betweenPages(() => page.evaluate(() => location.href)),
    // A page without scripts cannot say whether what is to be clicked has come to rest.
    click: (place) => at(place).first().click({ force: !scripts }),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    evaluate: (run, ...argument) => betweenPages(() => page.evaluate(run as (given: unknown) => never, argument[0])),
    run: async (script) => void (await page.evaluate(script)),
    look: (place, look) => betweenPages(() => at(place).evaluateAll(look as (elements: unknown[]) => never)),
    picture: () => page.screenshot(),
    async leave() {
      await page.context().close();
      await site.stop();
    },
  };
}

/** Asks again when the page that was asked has just given way to the next one. */
async function betweenPages<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const giveUp = performance.now() + PATIENCE;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const isGone =
        error instanceof Error && /Execution context was destroyed|Cannot find context/.test(error.message);
      if (!isGone || performance.now() > giveUp) throw error;
    }
  }
}

function locate(page: Page, place: Place): Locator {
  if ('css' in place) return page.locator(place.css);
  if ('text' in place) return page.getByText(place.text, { exact: true });
  const around = place.within === undefined ? page : locate(page, place.within);
  return around.getByRole(place.role, place.name === undefined ? {} : { name: place.name, exact: true });
}
