import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { someAtOnce } from './some-at-once.ts';

const run = promisify(execFile);

/** A file that differs from a commit. Its path is relative to the content folder. */
export interface ChangedFile {
  path: string;
  /** What the commit has; nothing when the file is new. */
  before: string | undefined;
  /** What the folder has; nothing when the file is gone. */
  after: string | undefined;
}

/** What changed; or why nobody can tell, and what helps. */
export type Comparison = { changed: ChangedFile[] } | { untold: string; advice: string };

const NO_GIT: Comparison = { untold: 'there is no git here', advice: 'Install it.' };

/**
 * Compares a content folder with a commit, files that git does not know yet included. A branch is compared with the commit at
 * which it left: what others did since then is not its own.
 *
 * @param commit as git names it: `HEAD`, `origin/main`
 */
export async function compareWithCommit(folder: string, commit: string): Promise<Comparison> {
  // As much as a file of the content may hold, which is read whole here too.
  const git = async (...parameters: string[]) =>
    (await run('git', ['-C', folder, ...parameters], { maxBuffer: Number.POSITIVE_INFINITY })).stdout;
  try {
    await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{commit}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return NO_GIT;
    const untold = `git knows no commit ${commit} of this folder`;
    return { untold, advice: 'Fetch it first, for example: git fetch origin main' };
  }
  let base: string;
  try {
    base = (await git('merge-base', '--end-of-options', commit, 'HEAD')).trim();
  } catch {
    const untold = `git finds nothing from which both ${commit} and this folder come`;
    return { untold, advice: 'In a clone without its history, run: git fetch --unshallow' };
  }
  const listed = async (...parameters: string[]) =>
    (await git(...parameters)).split('\0').filter((path) => path !== '');
  const paths = [
    ...(await listed('diff', '--name-only', '--no-renames', '--relative', '-z', base, '--', '.')),
    ...(await listed('ls-files', '--others', '--exclude-standard', '-z', '--', '.')),
  ];
  const known = new Set(await listed('ls-tree', '-r', '--name-only', '-z', base, '--', '.'));
  const changed = await someAtOnce([...new Set(paths)].sort(), async (path) => ({
    path,
    before: known.has(path) ? await git('show', `${base}:./${path}`) : undefined,
    after: await textOf(join(folder, path)),
  }));
  return { changed };
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
