import type { BrowserContextOptions, Page } from 'playwright-core';

/** A way in which people read: how their window is set, and the media query that holds in it and not in an ordinary one. */
export interface Condition {
  name: string;
  window: BrowserContextOptions;
  query: string;
  /** What no option of a window can set. */
  set?: (page: Page) => Promise<void>;
}

const WINDOW = { width: 1280, height: 720 };

/** Lets a page that is open be read in another way, as a reader may turn to the dark, or print. */
export async function readAs(page: Page, { window, set }: Pick<Condition, 'window' | 'set'>): Promise<void> {
  const { colorScheme = 'light', forcedColors = 'none', reducedMotion = 'no-preference', viewport } = window;
  await page.emulateMedia({ media: 'screen', colorScheme, forcedColors, reducedMotion });
  await page.setViewportSize(viewport ?? WINDOW);
  await set?.(page);
}

/** The ways to read for which the styles of a page have something to say. */
export const CONDITIONS: readonly Condition[] = [
  { name: 'in light colours', window: { colorScheme: 'light' }, query: '(prefers-color-scheme: light)' },
  { name: 'in dark colours', window: { colorScheme: 'dark' }, query: '(prefers-color-scheme: dark)' },
  {
    name: 'in colours that the reader forces on it',
    window: { colorScheme: 'dark', forcedColors: 'active' },
    query: '(forced-colors: active)',
  },
  { name: 'without motion', window: { reducedMotion: 'reduce' }, query: '(prefers-reduced-motion: reduce)' },
  { name: 'on paper', window: {}, query: 'print', set: (page) => page.emulateMedia({ media: 'print' }) },
  { name: 'in a window of 320 pixels', window: { viewport: { width: 320, height: 640 } }, query: '(width <= 320px)' },
];
