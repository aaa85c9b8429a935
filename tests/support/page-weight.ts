import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { fileOf } from '../../src/domain/links/moves.ts';

/** Of most pages; those that hold what all the others say may be larger. In bytes. */
const MOST_BYTES = 10_000;
const MOST_BYTES_OF_WHOLE = 14_000;
const WHOLE = ['/', '/a-z/', '/all/'];

/** How many bytes a page may have, compressed with brotli as a good host would. */
export const mostBytesOf = (path: string): number => (WHOLE.includes(path) ? MOST_BYTES_OF_WHOLE : MOST_BYTES);

/**
 * The pages that weigh more than they may.
 *
 * @param more pages that may weigh something else, by their paths
 * @returns a line for each, with its bytes
 */
export async function tooHeavy(
  folder: string,
  paths: readonly string[],
  more: Readonly<Record<string, number>> = {},
): Promise<string[]> {
  const weights = await Promise.all(
    paths.map(async (path) => {
      const bytes = brotliCompressSync(await readFile(join(folder, fileOf(path)))).length;
      const most = more[path] ?? mostBytesOf(path);
      return bytes > most ? [`${path} has ${bytes} bytes, and may have ${most}`] : [];
    }),
  );
  return weights.flat();
}
