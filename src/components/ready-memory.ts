/**
 * Where answers are kept: in this step of the history always, as browsers keep forms, until the tab is closed; in the storage of the
 * browser if a reader asks for it.
 */
import type { Answers } from '../domain/ready/answers.ts';

const NAME = 'ready';

/** @param given nothing takes out what was kept */
export function keepInHistory(given: Answers | undefined): void {
  const { [NAME]: _, ...others } = { ...(history.state as Record<string, unknown> | null) };
  try {
    history.replaceState(given ? { ...others, [NAME]: given } : others, '');
  } catch {
    // Safari takes a hundred changes in half a minute and no more; the next one has everything again.
  }
}

export const keptInHistory = (): Answers | undefined => (history.state as Record<string, Answers> | null)?.[NAME];

/**
 * @param given nothing takes out what was kept
 * @returns whether the browser did so; some keep nothing for a page
 */
export function keepInStorage(given: Answers | undefined): boolean {
  try {
    if (given) localStorage[NAME] = JSON.stringify(given);
    else localStorage.removeItem(NAME);
    return true;
  } catch {
    return false;
  }
}

/** What was kept because the reader asked for it; nothing when it cannot be read. */
export function keptInStorage(): Answers | undefined {
  try {
    const given: unknown = JSON.parse(localStorage[NAME] ?? 'null');
    if (given === null || typeof given !== 'object') return undefined;
    return Object.fromEntries(Object.entries(given).map(([name, text]) => [name, String(text)]));
  } catch {
    // Kept by nobody who has read this; the reader begins anew.
    return undefined;
  }
}

/** Tells when another tab has taken out what the storage kept. */
export function whenTakenOut(tell: () => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (newValue === null && (key === NAME || key === null)) tell();
  });
}
