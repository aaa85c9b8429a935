import process from 'node:process';
import type { ServedSite } from '../site.ts';

/** The engines that nearly every browser is made of. */
export const ENGINE_NAMES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** Those in which nothing else is tested. `tests/browser/` is about Chromium, and asks more of it. */
const OTHER_ENGINES: readonly EngineName[] = ['firefox', 'webkit'];

/** Firefox and WebKit, or the engines that `ENGINES` names: `ENGINES=chromium,webkit`. */
export function enginesToTest(): readonly EngineName[] {
  const wanted = process.env['ENGINES']?.split(',');
  const unknown = wanted?.filter((name) => !(ENGINE_NAMES as readonly string[]).includes(name)) ?? [];
  if (unknown.length > 0) throw new Error(`ENGINES names ${unknown.join(', ')}; there are ${ENGINE_NAMES.join(', ')}.`);
  return wanted === undefined ? OTHER_ENGINES : ENGINE_NAMES.filter((name) => wanted.includes(name));
}

/** A real browser engine. Each journey is written once against this, and runs in all of them. */
export interface Engine {
  name: EngineName;
  /**
   * Serves a built site on a port of its own, to a reader who has never been there: nothing is stored, nothing is cached,
   * and the journey may stop the server.
   */
  visit(folder: string, settings?: Settings): Promise<Reader>;
  close(): Promise<void>;
}

/** What a reader has set otherwise than most. */
export interface Settings {
  /** Whether pages may run scripts; they may, when it is left out. */
  scripts?: boolean;
  /** Light, when it is left out. WebKitGTK knows no forced colours, and gets the high contrast of its desktop instead. */
  colours?: 'light' | 'dark' | 'forced';
  /** A region's name, as `Asia/Kolkata`; the machine's own zone when it is left out. */
  timeZone?: string;
  /** Whether the browser keeps a copy of the guide for reading offline; it does not, when it is left out. */
  keepsCopy?: boolean;
}

/** Somebody who reads a site in one window of a browser, and what they can do. */
export interface Reader {
  site: ServedSite;
  /**
   * Opens an address; a path is one of the site. Comes back when the page and what belongs to it are there.
   *
   * @throws when nobody answers
   */
  open(path: string): Promise<void>;
  /** @throws when nobody answers */
  reload(): Promise<void>;
  back(): Promise<void>;
  /** The whole address of what is open. */
  address(): Promise<string>;
  /** Clicks the first of what is there, with the mouse, as soon as it can be. */
  click(place: Place): Promise<void>;
  /** Presses a key: its name in UI Events (`ArrowDown`), or with others that are held (`Control+v`). */
  press(key: string): Promise<void>;
  /** Presses the keys of a text, one after the other. */
  type(text: string): Promise<void>;
  /** Runs a function in the page. It knows nothing but its argument, which like its answer is plain data. */
  evaluate<Result, Argument = undefined>(
    run: (argument: Argument) => Result | Promise<Result>,
    ...argument: Argument extends undefined ? [] : [Argument]
  ): Promise<Result>;
  /** Runs a script in the page. */
  run(script: string): Promise<void>;
  /** Looks at all elements of a place, in the page, as `evaluate` does. None is also something to look at. */
  look<Result>(place: Place, at: (elements: HTMLElement[]) => Result): Promise<Result>;
  /** What the window shows, as PNG. */
  picture(): Promise<Buffer>;
  /**
   * What should not happen and did, until now: lines in the console, errors, violated policies, answers of 400 and more,
   * requests to another host.
   */
  complaints: readonly string[];
  /** Closes the window and stops the server. */
  leave(): Promise<void>;
}

/** Where something is on a page: as a reader finds it, or by a selector where a reader has no word for it. */
export type Place = ByRole | ByText | BySelector;

/** What can be seen and used under a role (WAI-ARIA 1.2), and with a name when one is given. */
export interface ByRole {
  role: Role;
  /** Its whole accessible name. */
  name?: string;
  within?: ByRole;
}

/** The innermost element whose whole text this is. */
export interface ByText {
  text: string;
}

/** All elements of a selector, seen or not. */
export interface BySelector {
  css: string;
}

export type Role =
  | 'button'
  | 'combobox'
  | 'dialog'
  | 'group'
  | 'heading'
  | 'link'
  | 'main'
  | 'navigation'
  | 'option'
  | 'searchbox';
