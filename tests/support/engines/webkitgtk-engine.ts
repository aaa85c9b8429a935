import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { Builder, error, type WebDriver, type WebElement } from 'selenium-webdriver';
import { type ServedSite, serve } from '../site.ts';
import { type Display, SCREEN, startDisplay } from './display.ts';
import type { Engine, Place, Reader, Settings } from './engine.ts';
import type { FoundDriver } from './find.ts';
import { type DeadEnd, startDeadEnd } from './other-hosts.ts';
import { pressKey, typeText } from './webdriver-keys.ts';
import { findPlace } from './webdriver-places.ts';
import { startWebKitDriver } from './webkit-driver.ts';
import { hearing, witnessedCopy } from './witness.ts';

/** How long something may take that a reader waits for, in milliseconds. */
const PATIENCE = 15_000;
/** How long something has to stay where it is before it is clicked, in milliseconds. */
const STILLNESS = 40;
/** How long a script in the page may take; axe needs some on long pages. Milliseconds. */
const SCRIPT_PATIENCE = 60_000;
/** How long a browser may take to start, in milliseconds, and how many get the chance. */
const START_PATIENCE = 15_000;
const STARTS = 3;
/** What WebDriver says of elements on a page that is changing. */
const PASSING = [
  error.NoSuchElementError,
  error.StaleElementReferenceError,
  error.ElementNotInteractableError,
  error.ElementClickInterceptedError,
];

/** The real WebKitGTK in its own small browser, by WebDriver (W3C), on a screen without a monitor. */
export async function webkitGtkEngine(found: FoundDriver): Promise<Engine> {
  const display = await startDisplay(found.display);
  const copies = await mkdtemp(join(tmpdir(), 'witnessed-'));
  const witnessed = new Map<string, Promise<string>>();
  const copyOf = (folder: string): Promise<string> => {
    const copy = witnessed.get(folder) ?? witnessedCopy(folder, join(copies, `${witnessed.size}`));
    witnessed.set(folder, copy);
    return copy;
  };
  return {
    name: 'webkit',
    async visit(folder, settings = {}) {
      const complaints: string[] = [];
      const tell = (complaint: string) => void complaints.push(complaint);
      const site = await serve(await copyOf(folder), '/', (server) => hearing(server, tell));
      const deadEnd = await startDeadEnd((address) => tell(`another host: ${address}`));
      return readerOn(await openWindow(found, display, settings, deadEnd), site, complaints, deadEnd);
    },
    async close() {
      await display.stop();
      await rm(copies, { recursive: true });
    },
  };
}

/** A browser with one window, and how to end it. */
interface RunningBrowser {
  window: WebDriver;
  close(): Promise<void>;
}

/** Nothing is kept from one window to the next: WebKit's automated windows are private ones. */
async function openWindow(found: FoundDriver, display: Display, settings: Settings, door: DeadEnd) {
  const browser = await startBrowser(found, display, settings, [
    `--proxy=http://${door.address}`,
    '--ignore-host=127.0.0.1',
  ]);
  await browser.window.manage().setTimeouts({ script: SCRIPT_PATIENCE });
  await browser.window
    .manage()
    .window()
    .setRect({ x: 0, y: 0, ...SCREEN });
  return browser;
}

/**
 * Starts a browser with a driver of its own, which hands the theme of the desktop on to it. On a busy machine about one of
 * fifty never answers its driver (WebKitGTK 2.50), so it gets another chance.
 */
async function startBrowser(
  found: FoundDriver,
  display: Display,
  settings: Settings,
  more: readonly string[] = [],
): Promise<RunningBrowser> {
  const theme = settings.colours === 'forced' ? 'HighContrast' : 'Adwaita';
  const options = { args: ['--automation', ...argumentsOf(settings), ...more] };
  for (let chances = STARTS; ; chances--) {
    const driver = await startWebKitDriver(found.driver, { DISPLAY: display.name, GTK_THEME: theme });
    const window = new Builder()
      .usingServer(driver.url)
      .withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options })
      .build();
    const started = await Promise.race([window, pause(START_PATIENCE, undefined, { ref: false })]);
    if (started !== undefined) {
      return {
        window: started,
        async close() {
          await started.quit();
          await driver.stop();
        },
      };
    }
    await driver.stop();
    if (chances <= 1) throw new Error(`${found.driver} has started no browser in ${STARTS} tries.`);
    process.stderr.write(`${found.driver} has started no browser in ${START_PATIENCE} ms; trying again.\n`);
  }
}

/** What its small browser takes from the command line (`MiniBrowser --help-all`). */
function argumentsOf({ scripts = true, colours = 'light', timeZone, keepsCopy = false }: Settings): string[] {
  return [
    `--enable-javascript=${scripts}`,
    `--features=${keepsCopy ? '+' : '-'}ServiceWorkers`,
    ...(colours === 'dark' ? ['--dark-mode'] : []),
    ...(timeZone === undefined ? [] : [`--time-zone=${timeZone}`]),
  ];
}

function readerOn(browser: RunningBrowser, site: ServedSite, complaints: readonly string[], deadEnd: DeadEnd): Reader {
  const driver = browser.window;
  const address = () => driver.executeScript<string>('return location.href');
  /** @throws when what is shown is a page of the browser's own, which says that nobody answered */
  const hasArrived = async (wanted: string): Promise<void> => {
    if ((await address()) === 'about:blank') throw new Error(`Nobody answers at ${wanted}.`);
  };
  return {
    site,
    complaints,
    async open(path) {
      const { href } = new URL(path, site.url);
      await driver.get(href);
      await hasArrived(href);
    },
    async reload() {
      const wanted = await address();
      await driver.navigate().refresh();
      await hasArrived(wanted);
    },
    back: () => driver.navigate().back(),
    address,
    click: (place) => patiently(async () => clickAtRest(driver, await firstOf(driver, place))),
    press: (key) => pressKey(driver, key),
    type: (text) => typeText(driver, text),
    evaluate: (run, ...argument) => driver.executeScript(`return (${run})(...arguments)`, ...argument),
    run: (script) => driver.executeScript(script),
    // WebKit takes elements for what they are only where each is an argument of its own.
    look: (place, at) =>
      patiently(async () =>
        driver.executeScript(`return (${at})([...arguments])`, ...(await findPlace(driver, place))),
      ),
    picture: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
    async leave() {
      await browser.close();
      await deadEnd.stop();
      await site.stop();
    },
  };
}

/** Clicks when the page has come to rest: WebKitGTK's click goes to where something was when it began to scroll there. */
async function clickAtRest(driver: WebDriver, element: WebElement): Promise<void> {
  const place = (): Promise<string> => driver.executeScript(`return (${placeInWindow})(...arguments)`, element);
  let before: string;
  let now = await place();
  do {
    await pause(STILLNESS);
    [before, now] = [now, await place()];
  } while (before !== now);
  await element.click();
}

/** Runs in the page. */
function placeInWindow(element: Element): string {
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y } = element.getBoundingClientRect();
  return `${x} ${y}`;
}

async function firstOf(driver: WebDriver, place: Place): Promise<WebElement> {
  const [first] = await findPlace(driver, place);
  if (first === undefined) throw new error.NoSuchElementError(`There is no ${JSON.stringify(place)}.`);
  return first;
}

/** Tries again while a page is changing: what is not there yet, covered, or not there any more may be in a moment. */
async function patiently<Result>(act: () => Promise<Result>): Promise<Result> {
  const giveUp = performance.now() + PATIENCE;
  for (;;) {
    try {
      return await act();
    } catch (reason) {
      if (!PASSING.some((kind) => reason instanceof kind) || performance.now() > giveUp) throw reason;
      await pause(50);
    }
  }
}
