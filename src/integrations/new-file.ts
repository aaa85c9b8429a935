import { constants, copyFile, link, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { givesNoLinks } from './no-links.ts';

/**
 * Writes a file that is not there yet, whole or not at all: it is written beside, under a name that the content check passes over,
 * and then gets its name, which fails where another file has it (`link`, POSIX.1-2024).
 *
 * @returns whether it was written; a file of this name stays as it is
 */
export async function writeNewFile(path: string, text: string): Promise<boolean> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.new`);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(beside, text);
    await link(beside, path).catch((error) => {
      if (!givesNoLinks(error)) throw error;
      // Whole, but for a machine that stops in the middle of it: that there is room for it, the file beside has shown.
      return copyFile(beside, path, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(beside, { force: true });
  }
}
