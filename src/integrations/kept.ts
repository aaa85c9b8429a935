import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';

/**
 * The bytes that were made from `key` before and are kept in `file`, or else made and kept there now.
 *
 * The file begins with the hash of the key and that of the bytes. When either does not fit, because the words have changed
 * or the file was damaged, it is made again; so there is one file for each picture or text, and nothing to clear away.
 */
export async function kept(file: string, key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const content = await readFile(file).catch(() => undefined);
  const found = content?.subarray(HEAD_LENGTH);
  if (found !== undefined && content?.subarray(0, HEAD_LENGTH).equals(headOf(key, found))) return found;

  const made = await make();
  // Written aside and then put in place, so that a build that is stopped, or another one, never leaves or finds a half.
  const aside = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(aside, Buffer.concat([headOf(key, made), made]));
  await rename(aside, file);
  return made;
}

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const headOf = (key: string, bytes: Uint8Array): Buffer => Buffer.concat([sha256(key), sha256(bytes)]);
const HEAD_LENGTH = headOf('', new Uint8Array()).length;
