import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';
import { isRunning } from './is-running.ts';
import { givesNoLinks } from './no-links.ts';

/** No build takes so long, in milliseconds: the number of one that was killed may be that of another program by now. */
const LONGEST_BUILD = 3_600_000;

/** The files that this process has; one with its number that is not among them is from an earlier process of that number. */
const taken = new Set<string>();

/**
 * Writes into a file that this process builds, until it ends. A process that is killed leaves the file behind, and the next build
 * takes it over. The same process may ask again.
 *
 * @returns the process that builds already, or undefined when it is this one's turn
 * @throws errors of the file system
 */
export function takeBuildLock(file: string): number | undefined {
  const isOwn = () => taken.has(file) && textOf(file) === String(process.pid);
  if (isOwn()) return undefined;
  mkdirSync(dirname(file), { recursive: true });
  const other = take(file);
  if (other !== undefined) return other;
  taken.add(file);
  process.once('exit', () => {
    if (isOwn()) rmSync(file, { force: true });
  });
  return undefined;
}

function take(file: string): number | undefined {
  for (;;) {
    if (tryWrite(file)) return undefined;
    // One that ended just then is no longer in the way.
    const other = holderOf(file) ?? takeAway(file);
    if (other !== undefined) return other;
  }
}

/**
 * Takes away a file that was left behind. Of several who find it only one does, whose turn that is, and looks again then: what it
 * sees is the file that was left, because nobody else may take that away, and not the one of who came next.
 *
 * @returns the process whose turn it is already
 */
function takeAway(file: string): number | undefined {
  const turn = `${file}-left-behind`;
  const other = take(turn);
  if (other !== undefined) return other;
  try {
    if (isLeftBehind(file)) rmSync(file, { force: true });
  } finally {
    rmSync(turn, { force: true });
  }
  return undefined;
}

/**
 * Writes the number of this process into a file, if nobody has it: beside, and then named, so that nobody finds it empty.
 *
 * @returns whether it is written
 */
function tryWrite(file: string): boolean {
  const beside = `${file}.${process.pid}.new`;
  try {
    writeFileSync(beside, String(process.pid));
    linkSync(beside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    if (givesNoLinks(error)) return tryCreate(file);
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

/**
 * Writes it where files have one name only; who looks between creating and writing takes it for one that was left behind.
 *
 * @returns whether it is written
 */
function tryCreate(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** The living process that has written a file. */
function holderOf(file: string): number | undefined {
  const text = textOf(file);
  return text !== undefined && isAlive(Number(text), file) ? Number(text) : undefined;
}

/** Whether who has written a file is gone, and has not taken it away: it is still the same file when nobody is left to do so. */
function isLeftBehind(file: string): boolean {
  const text = textOf(file);
  return text !== undefined && !isAlive(Number(text), file) && textOf(file) === text;
}

/** Whether a number is that of the process that has written a file, and not given to another program since. */
function isAlive(pid: number, file: string): boolean {
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const isOld = written < Date.now() - Math.min(LONGEST_BUILD, uptime() * 1000);
  return pid > 0 && pid !== process.pid && !isOld && isRunning(pid);
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
