import type { Page } from 'playwright-core';
import { becomes } from './reader.ts';

/** The form that answers whether a project is ready, as a reader meets it. */

export const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };
export const READY = '/bring-your-project/#is-my-project-ready';

export const ready = (page: Page) => page.locator('#is-my-project-ready');
export const question = (page: Page, asks: string) => ready(page).getByRole('group', { name: asks });
export const answer = (page: Page, asks: string, word: string) =>
  question(page, asks).getByRole('radio', { name: word, exact: true }).check();
export const box = (page: Page, label: string) => ready(page).getByRole('textbox', { name: label, exact: true });
export const button = (page: Page, name: string) => ready(page).getByRole('button', { name, exact: true });
export const press = (page: Page, name: string, at = 0) => button(page, name).nth(at).click();
export const mailLink = (page: Page) => ready(page).getByRole('link', { name: 'community@lists.operate-first.cloud' });
export const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
export const heard = async (page: Page) => (await ready(page).getByRole('status').allTextContents()).join('\n');
export const hears = (page: Page, words: string) =>
  ready(page).getByRole('status').filter({ hasText: words }).waitFor();

export const BACKUP = 'Can it do without a backup of user data?';
export const TELEMETRY = 'Does it agree that telemetry can be freely harvested from the cloud?';
export const INTRODUCTION = 'Introduction for the general mailing list';
export const REQUEST = 'Request for an invite to the meeting';

/**
 * Answers half of it: a yes, a no, and three of four fields. Waits for the letter: its script comes with the first press, and must
 * not write between what a later `fill` does, which chooses the old text and types the new one.
 */
export async function fillIn(page: Page): Promise<void> {
  await answer(page, TELEMETRY, 'Yes');
  await answer(page, BACKUP, 'No');
  await box(page, 'Name of the project').fill('Tide & Table');
  await box(page, 'Where its code is').fill('https://example.org/tide');
  await box(page, 'What it does').fill('Counts waves.\nSlowly.');
  await becomes(() => box(page, INTRODUCTION).inputValue(), LETTER);
}

/** What follows from that. */
export const LETTER = `Hello,

I would like to introduce Tide & Table.

What it does: Counts waves.
Slowly.
Its code: https://example.org/tide

What we would like to learn from running it at the MOC: [what you want to learn]

This we can say to the terms of the environment:
- We agree that telemetry can be freely harvested from the cloud.

This we cannot say, and would like to talk about:
- “We can do without a backup of user data.”

Does it fit?`;
