import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { isRunning } from './is-running.ts';

/** No build takes so long, in milliseconds: the number of one that was killed may be that of another program by now. */
const LONGEST_BUILD = 3_600_000;

/**
 * Writes into a file that this process builds, until it ends. A process that is killed leaves the file behind, and the next build
 * takes it over. The same process may ask again.
 *
 * @returns the process that builds already, or undefined when it is this one's turn
 * @throws errors of the file system
 */
export function takeBuildLock(file: string): number | undefined {
  mkdirSync(dirname(file), { recursive: true });
  if (isWritten(file)) return undefined;
  const holder = holderOf(file);
  if (holder !== undefined) return holder === process.pid ? undefined : holder;
  rmSync(file, { force: true });
  // Somebody else may have been as fast.
  return isWritten(file) ? undefined : holderOf(file);
}

/** Writes the number of this process into a file that nobody has, to be removed when the process ends. */
function isWritten(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  process.once('exit', () => {
    if (holderOf(file) === process.pid) rmSync(file, { force: true });
  });
  return true;
}

/** The living process that has written a file. */
function holderOf(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    const isOld = Date.now() - statSync(file).mtimeMs > LONGEST_BUILD;
    return pid > 0 && !isOld && isRunning(pid) ? pid : undefined;
  } catch {
    // Taken away just then.
    return undefined;
  }
}
