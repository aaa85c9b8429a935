import { join } from 'node:path';
import type { Permalink } from '../domain/links/permalinks.ts';
import { readTextFile, type TextFile } from './text-file.ts';

/** Where the addresses ever published are kept. */
export const permalinksPath = (contentDir: string): string => join(contentDir, 'permalinks.txt');

/** The addresses in the text of the file. */
export const permalinksIn = (text: string): Permalink[] =>
  text
    .split('\n')
    .map((address, index) => ({ address: address.trim(), line: index + 1 }))
    .filter(({ address }) => address !== '');

/** The addresses ever published, and why the file cannot be read; none in a guide that has not been published yet. */
export async function readPermalinksFile(
  contentDir: string,
): Promise<{ permalinks: Permalink[]; refusals: TextFile['refusals'] }> {
  const file = await readTextFile(permalinksPath(contentDir));
  if (file === undefined) return { permalinks: [], refusals: [] };
  if (!file.isText) return { permalinks: [], refusals: file.refusals };
  return { permalinks: permalinksIn(file.text), refusals: [] };
}

/** The addresses ever published; what is wrong with the file was told before. */
export const readPermalinks = async (contentDir: string): Promise<Permalink[]> =>
  (await readPermalinksFile(contentDir)).permalinks;
