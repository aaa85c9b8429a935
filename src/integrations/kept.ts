import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeWhole } from './write-whole.ts';

/**
 * The bytes that were made from `key` before and are kept in `file`, or else made and kept there now.
 *
 * The file begins with the hash of the key and that of the bytes. When either does not fit, because the words have changed
 * or the file was damaged, it is made again; so there is one file for each picture or text. That of an entry which is gone stays, a
 * few kilobytes: to sweep on each build would cost more than it gives back. The folder may be removed at any time.
 */
export async function kept(file: string, key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const content = await readFile(file).catch(() => undefined);
  const found = content?.subarray(HEAD_LENGTH);
  if (found !== undefined && content?.subarray(0, HEAD_LENGTH).equals(headOf(key, found))) return found;

  const made = await make();
  await writeWhole(file, Buffer.concat([headOf(key, made), made]));
  return made;
}

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const headOf = (key: string, bytes: Uint8Array): Buffer => Buffer.concat([sha256(key), sha256(bytes)]);
const HEAD_LENGTH = headOf('', new Uint8Array()).length;
