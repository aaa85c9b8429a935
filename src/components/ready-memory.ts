/**
 * Where answers are kept: in this step of the history always, as browsers keep forms, until the tab is closed; in the storage of the
 * browser if a reader asks for it.
 */

import type { Answers } from '../domain/ready/answers.ts';
import { putInHistory } from './put-in-history.ts';

const IN_HISTORY = 'ready';
/** Guides that share a host share its storage. `ready-loader.ts` looks for the same name. */
const IN_STORAGE = `${import.meta.env.BASE_URL}ready`;

/** What a step of the history keeps. */
export interface Step {
  given: Answers;
  /** Whether the storage kept it too. */
  isKept: boolean;
  /** When a link brought answers of somebody else, which took the place of all others; nothing for the reader's own. */
  broughtAt: number | undefined;
}

/** Also a step in which nothing is answered: the way back from a link leads to that, too. */
export function keepInHistory(step: Step): void {
  // One that is not taken is made good by the next, which has everything again.
  putInHistory({ ...history.state, [IN_HISTORY]: step });
}

export const keptInHistory = (): Step | undefined => (history.state as Record<string, Step> | null)?.[IN_HISTORY];

/** @returns whether the browser did so; some keep nothing for a page, and none more than fits. Then nothing older stays kept. */
export function keepInStorage(given: Answers): boolean {
  try {
    localStorage[IN_STORAGE] = JSON.stringify(given);
    return true;
  } catch {
    takeOutOfStorage();
    return false;
  }
}

export function takeOutOfStorage(): void {
  try {
    localStorage.removeItem(IN_STORAGE);
  } catch {
    // A browser that keeps nothing has nothing to take out.
  }
}

/** What was kept because the reader asked for it; nothing when it cannot be read. */
export function keptInStorage(): Answers | undefined {
  try {
    const given: unknown = JSON.parse(localStorage[IN_STORAGE] ?? 'null');
    if (given === null || typeof given !== 'object') return undefined;
    return Object.fromEntries(Object.entries(given).map(([name, text]) => [name, String(text)]));
  } catch {
    // Kept by nobody who has read this; the reader begins anew.
    return undefined;
  }
}

/** Tells when another tab may have kept something else, or taken it out; a page that comes back has not heard of it. */
export function whenStorageChanges(tell: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === IN_STORAGE || key === null) tell();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) tell();
  });
}
