import { access, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { isRunning } from './is-running.ts';
import { asideOf } from './replace-folder.ts';

/** So long, in milliseconds, a folder may be on its way: a command that still runs needs some microseconds. */
const ON_ITS_WAY = 300;

const nameOf = (contentDir: string): string => `.${basename(contentDir)}-trial-`;

/** Where this process tries something: a neighbour of the content, which tells by its name whose it is. */
export const trialFolder = (contentDir: string): string =>
  join(dirname(contentDir), `${nameOf(contentDir)}${process.pid}`);

/**
 * Puts the content back that stepped aside for one that never came, because the command was killed between two renames (see
 * `replaceFolder`). Whatever reads the content calls this first, so that nobody ever finds half of a change, or nothing.
 */
export async function restoreContent(contentDir: string): Promise<void> {
  if (await exists(contentDir)) return;
  if ((await asideOnes(contentDir)).length === 0) return;
  await setTimeout(ON_ITS_WAY);
  const [aside] = await asideOnes(contentDir);
  if (aside === undefined || (await exists(contentDir))) return;
  await rename(aside, contentDir);
}

/**
 * Clears away what commands have left that were killed, as far as it may be removed; only where there is content, which is the whole
 * of it then.
 */
export async function clearTrialFolders(contentDir: string): Promise<void> {
  for (const { path, pid } of await trialFolders(contentDir))
    if (!isRunning(pid)) await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

const asideOnes = async (contentDir: string): Promise<string[]> =>
  (await trialFolders(contentDir)).map(({ path }) => path).filter((path) => path.endsWith(asideOf('')));

async function trialFolders(contentDir: string): Promise<{ path: string; pid: number }[]> {
  const parent = dirname(contentDir);
  const names = await readdir(parent).catch(() => []);
  return names.flatMap((name) => {
    const rest = name.startsWith(nameOf(contentDir)) ? name.slice(nameOf(contentDir).length) : '';
    const pid = Number.parseInt(rest, 10);
    return [String(pid), asideOf(String(pid))].includes(rest) ? [{ path: join(parent, name), pid }] : [];
  });
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
