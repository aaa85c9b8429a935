import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Permalink } from '../domain/links/permalinks.ts';

/** Where the addresses ever published are kept. */
export const permalinksPath = (contentDir: string): string => join(contentDir, 'permalinks.txt');

/** The addresses ever published; none in a guide that has not been published yet. */
export async function readPermalinks(contentDir: string): Promise<Permalink[]> {
  let text: string;
  try {
    text = await readFile(permalinksPath(contentDir), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text
    .split('\n')
    .map((address, index) => ({ address: address.trim(), line: index + 1 }))
    .filter(({ address }) => address !== '');
}
