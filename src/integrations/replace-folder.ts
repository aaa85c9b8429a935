// A site has thousands of files; they are removed at once, in a third of the time that promises take.
import { rmSync } from 'node:fs';
import { access, cp, rename } from 'node:fs/promises';
import { exchangeFolders } from './exchange-folders.ts';

/** Brings a folder to another place whole; where that is on another file system, by copying. */
export async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
    rmSync(from, { recursive: true });
  }
}

/** Where a folder waits while another one takes its place. */
export const asideOf = (fresh: string): string => `${fresh}-old`;

/**
 * Puts a finished folder in the place of another one, whole. Both are neighbours, so nothing is copied.
 *
 * Where the file system can exchange two names, there is no moment without a folder, and a process that is killed leaves the
 * old one or the new one. Where it cannot, the old one steps aside first: who asks between two renames, some
 * microseconds, finds nothing, and a process that is killed just then leaves the old one aside, until {@link restoreFolder}
 * is called by the next build or preview; content is put back by whatever reads it next (`trial-folder.ts`). A file system that loses what it was told, when the power fails, is nothing that
 * this can mend.
 *
 * What may not be removed of the old folder, because it is another user's, changes nothing about the new one: it is left
 * where that was, and who called says so.
 *
 * @param mayGo is asked before the old folder is removed, by where it is then; if it may not, all is put back
 * @returns whether the folder has taken the place
 * @throws errors of the file system that came before it had, and those of `mayGo`; the old folder is in its place then
 */
export async function replaceFolder(
  fresh: string,
  place: string,
  mayGo: (old: string) => Promise<boolean> = async () => true,
): Promise<boolean> {
  if (!(await exists(place))) {
    await rename(fresh, place);
    return true;
  }
  await changePlaces(fresh, place);
  let isGoing = false;
  try {
    isGoing = await mayGo(fresh);
  } finally {
    if (!isGoing) await changeBack(fresh, place);
  }
  if (isGoing) clearAway(fresh);
  return isGoing;
}

/** Removes what nobody needs any more, as far as it may be removed. */
function clearAway(folder: string): void {
  try {
    rmSync(folder, { recursive: true });
  } catch {
    // It may be another user's. Whoever it is in the way of says so.
  }
}

async function changePlaces(fresh: string, place: string): Promise<void> {
  if ((await exchangeFolders(fresh, place)).isDone) return;
  const aside = asideOf(fresh);
  await rename(place, aside);
  try {
    await rename(fresh, place);
  } catch (error) {
    await rename(aside, place);
    throw error;
  }
  try {
    await rename(aside, fresh);
  } catch (error) {
    await rename(place, fresh);
    await rename(aside, place);
    throw error;
  }
}

/** What is aside is what is put back when a process is killed: here too it is the old one. */
async function changeBack(fresh: string, place: string): Promise<void> {
  // Whatever is in the way of that: what is at `fresh` would be removed.
  const { isDone } = await exchangeFolders(fresh, place).catch(() => ({ isDone: false }));
  if (isDone) return;
  const aside = asideOf(fresh);
  await rename(fresh, aside);
  await rename(place, fresh);
  await rename(aside, place);
}

/** Puts back a folder that stepped aside for one that never came, and clears away what a process that was killed has left, if it may. */
export async function restoreFolder(fresh: string, place: string): Promise<void> {
  const aside = asideOf(fresh);
  if (!(await exists(place)) && (await exists(aside))) await rename(aside, place);
  clearAway(aside);
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
