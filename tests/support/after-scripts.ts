import type { Page } from 'playwright-core';
import { box, openAnswered, search } from './search.ts';

/** A page as its scripts have left it. */
export interface PageAfterScripts {
  /** Its address, and what has been opened in it. */
  name: string;
  html: string;
}

/** What scripts change most: results, the reader's time, and everything that opens. */
const STATES: readonly [name: string, bring: (page: Page) => Promise<unknown>][] = [
  ['home', (page) => page.goto('/')],
  ['search with results', (page) => openAnswered(page, '/search/?q=mailing')],
  ['search with a chosen result', (page) => box(page).press('ArrowDown')],
  ['meeting', (page) => page.goto('/meetings/project-coordination/')],
  ['meetings', (page) => page.goto('/meetings/')],
  ['entry', (page) => page.goto('/channels/slack/')],
  ['entry with the menu of a link mark', openLinkMenu],
  ['entry with the search dialog', (page) => page.keyboard.press('Control+k')],
  ['dialog with results', (page) => search(page, 'mailing')],
  ['dialog with a correction', (page) => search(page, 'telemtry')],
  ['dialog with nothing found', (page) => search(page, 'pineapple telemetry mango')],
];

/** @param page a window that may write to the clipboard */
export async function pagesAfterScripts(page: Page): Promise<PageAfterScripts[]> {
  const pages: PageAfterScripts[] = [];
  for (const [name, bring] of STATES) {
    await bring(page);
    pages.push({ name, html: await page.content() });
  }
  return pages;
}

async function openLinkMenu(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Copy link to “Slack chat”' }).press('Enter');
  await page.getByText('Copied: ').waitFor();
}
