import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { settings } from '../site.ts';
import { someAtOnce } from './some-at-once.ts';
import { writeWhole } from './write-whole.ts';

/** What is kept from build to build, each in a folder of its own. */
const KINDS = ['markdown', 'pictures', 'styles', 'texts'] as const;

/** Where something is kept. @param name its own within its kind, and the same in the next build */
export const keptFile = (kind: (typeof KINDS)[number], name: string): string => join(settings.cacheDir, kind, name);

/**
 * The bytes that were made from `key` before and are kept in `file`, or else made and kept there now.
 *
 * The file begins with the hash of the key and that of the bytes. When either does not fit, because the words have changed
 * or the file was damaged, it is made again; so there is one file for each picture or text. Its time says when it was last of use.
 */
export async function kept(file: string, key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const content = await readFile(file).catch(() => undefined);
  const found = content?.subarray(HEAD_LENGTH);
  if (found !== undefined && content?.subarray(0, HEAD_LENGTH).equals(headOf(key, found))) {
    await markAsUsed(file);
    return found;
  }
  const made = await make();
  await writeWhole(file, Buffer.concat([headOf(key, made), made]));
  await markAsUsed(file);
  return made;
}

/** By the clock of this machine; a disk of another one may have its own. */
async function markAsUsed(file: string): Promise<void> {
  const now = new Date();
  // It may be another user's, or gone just then; at worst it is made once more.
  await utimes(file, now, now).catch(() => undefined);
}

/**
 * Forgets what a whole build had no use for: what was made of entries that are gone or have another name, and of sheets that have
 * changed. What dev asked for meanwhile stays, and what it asks for later is made again.
 *
 * @param since when that build began, in milliseconds since 1970
 */
export async function forgetUnused(since: number, folder = settings.cacheDir): Promise<void> {
  const files = await Promise.all(KINDS.map((kind) => filesIn(join(folder, kind))));
  await someAtOnce(files.flat(), async (file) => {
    const used = await stat(file).catch(() => undefined);
    // Nobody needs to know that it cannot be removed: the next build tries again.
    if (used !== undefined && used.mtimeMs < since) await rm(file, { force: true }).catch(() => undefined);
  });
}

/** All files below a folder; none below one that is not there. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const headOf = (key: string, bytes: Uint8Array): Buffer => Buffer.concat([sha256(key), sha256(bytes)]);
const HEAD_LENGTH = headOf('', new Uint8Array()).length;
