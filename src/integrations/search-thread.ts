/**
 * The thread of the search index (`search-index.ts`). It takes pages one by one, and in the end the word to write: then it says
 * how many sections can be searched, and is done. What goes wrong ends it with an error.
 */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { parseDocument } from 'htmlparser2';
import { close, createIndex } from 'pagefind';
import type { SearchSection } from '../domain/search/sections.ts';
import { sectionsOfPage } from './page-sections.ts';
import { PAGEFIND_LICENCE } from './pagefind-package.ts';
import { someAtOnce } from './some-at-once.ts';

/** What is known of the content before there is a page. */
export interface WhatToIndex {
  language: string;
  /** What a result says of an entry or page, by its key: `channels/slack`. */
  entries: ReadonlyMap<string, EntryMeta>;
}

/** What Pagefind keeps beside the text of a section. A page has no state. */
export interface EntryMeta {
  title: string;
  state?: string;
}

/** A page as Astro has made it. */
export interface PageToRead {
  /** Without the base path. */
  path: string;
  html: string;
}

/** The last word: where the index is wanted. */
export interface WhereToWrite {
  /** The folder for its files. */
  folder: string;
  /** One file with all of them, by name. */
  archive: string;
}

export type IndexFiles = Map<string, Uint8Array>;

const { language, entries } = workerData as WhatToIndex;
const sections: SearchSection[] = [];

parentPort?.on('message', async (message: PageToRead | WhereToWrite) => {
  if ('html' in message) {
    // Most addresses lead on to another page and are not searched.
    if (message.html.includes('data-search-key'))
      sections.push(...sectionsOfPage(message.path, parseDocument(message.html)));
    return;
  }
  const files = await indexOf(sections.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
  await writeIndex(files, message);
  parentPort?.postMessage(sections.length);
  parentPort?.close();
});

/**
 * Pagefind's own filters are not used: it writes their values in an order that changes from run to run, so that two builds
 * would differ. The page filters by the kind in `key`. Change it when https://github.com/Pagefind/pagefind writes them sorted.
 */
async function indexOf(sections: readonly SearchSection[]): Promise<IndexFiles> {
  const { index, errors } = await createIndex({ forceLanguage: language.slice(0, 2) });
  if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  for (const { key, path, heading, text } of sections) {
    const entry = entries.get(key);
    if (entry === undefined) throw new Error(`The page ${path} names ${key}, which is not in content/.`);
    const added = await index.addCustomRecord({
      url: path.slice(1),
      content: text,
      language,
      meta: { key, ...(heading === undefined ? {} : { heading }), ...entry },
    });
    if (added.errors.length > 0) throw new Error(`Pagefind refused ${path}: ${added.errors.join('; ')}`);
  }
  const built = await index.getFiles();
  if (built.errors.length > 0) throw new Error(`Pagefind wrote no index: ${built.errors.join('; ')}`);
  await close();
  return new Map(built.files.filter(({ path }) => isNeeded(path)).map(({ path, content }) => [path, content]));
}

/** Pagefind brings interfaces of its own, and search for readers of other languages; the guide uses neither. */
const isNeeded = (path: string): boolean => !/^pagefind-(ui|modular-ui|component-ui|highlight)\./.test(path);

async function writeIndex(files: IndexFiles, { folder, archive }: WhereToWrite): Promise<void> {
  const folders = new Set([folder, ...[...files.keys()].map((path) => dirname(join(folder, path)))]);
  for (const each of folders) await mkdir(each, { recursive: true });
  await someAtOnce([...files], ([path, bytes]) => writeFile(join(folder, path), bytes));
  await copyFile(PAGEFIND_LICENCE, join(folder, 'licence.txt'));
  await mkdir(dirname(archive), { recursive: true });
  await writeFile(archive, serialize(files));
}
