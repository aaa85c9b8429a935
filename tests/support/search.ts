import type { Page } from 'playwright-core';
import { becomes } from './reader.ts';

/** The search as a reader finds it, on its own page and in the dialog of every other. */
export const box = (page: Page) => page.getByRole('combobox', { name: 'What are you looking for?' });
export const list = (page: Page) => page.locator('[data-search-results]');
export const results = (page: Page) => page.locator('[data-search-result]');
export const options = (page: Page) => page.getByRole('option').and(results(page).locator('a'));
export const titles = (page: Page) => results(page).locator('[data-part=title]').allTextContents();
export const keys = (page: Page) =>
  results(page).evaluateAll((items) => items.map((item) => item.getAttribute('data-search-key') ?? ''));
export const filter = (page: Page, name: 'Look in' | 'State') => page.getByLabel(name, { exact: true });
export const status = (page: Page) => page.locator('[data-search] [data-part=status]');

/** Waits until the whole answer to a question is there, and says how many results it announces, shown or not; those that filters hide are none. */
export async function answerTo(page: Page, query: string): Promise<number> {
  // Before the scripts have run nothing is announced, and nothing is on its way either.
  await status(page)
    .filter({ hasText: `for “${query}”.` })
    .waitFor();
  await list(page).and(page.locator('[aria-busy=false]')).waitFor({ state: 'attached' });
  return Number(/^[^“]*?(\d+) results? for/.exec((await status(page).textContent()) ?? '')?.[1] ?? 0);
}

export async function search(page: Page, query: string): Promise<number> {
  await box(page).fill(query);
  return answerTo(page, query);
}

/** Opens a page, and where its address asks something, waits for the whole answer. */
export async function openAnswered(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const query = new URL(page.url()).searchParams.get('q');
  if (query !== null) await answerTo(page, query);
}

/** Where a page is: its path, question and fragment. */
export const addressOf = (page: Page) => {
  const { pathname, search, hash } = new URL(page.url());
  return pathname + search + hash;
};

/** Whether the keyboard is in the box of the search. */
export const isFocused = (page: Page) => box(page).evaluate((element) => element === document.activeElement);

/**
 * Closes the search over a page with Escape, and waits until the keyboard is back on the page. A browser takes the
 * focus from what is hidden only when it draws next (HTML, "focus fixup"); until then a "/" is one that is typed.
 */
export async function closeSearch(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Search' }).waitFor({ state: 'hidden' });
  await becomes(() => page.evaluate(() => document.activeElement === document.body), true);
}
