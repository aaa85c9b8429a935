import { readFile } from 'node:fs/promises';
import { serialize } from 'node:v8';
import { close, createIndex, type PagefindIndex as Index } from 'pagefind';
import type { SearchSection } from '../domain/search/sections.ts';
import { fetchedFiles } from './pagefind-files.ts';
import { PAGEFIND_LICENCE } from './pagefind-package.ts';
import type { SiteFiles } from './site-files.ts';
import { writeWhole } from './write-whole.ts';

/** What the index says beside the words of pages. */
export interface WhatToIndex {
  language: string;
  /** What a result says of an entry or page, by its key: `channels/slack`. */
  entries: ReadonlyMap<string, EntryMeta>;
}

/** What Pagefind keeps beside the text of a section. A page has no state; its other names are known to nobody else. */
export interface EntryMeta {
  title: string;
  state?: string;
  names?: string;
}

/** Where the index lies in a built site. */
export const INDEX_FOLDER = 'pagefind';

/**
 * The search index of Pagefind, which runs in a process of its own: it takes sections while others are still being found. The same
 * sections in the same order give the same files.
 *
 * Its own filters are not used: it writes their values in an order that changes from run to run, so that two builds would
 * differ. The page filters by the kind in `key`. Change it when https://github.com/Pagefind/pagefind writes them sorted.
 */
export class PagefindIndex {
  readonly #what: WhatToIndex;
  readonly #index: Promise<Index>;
  /** Pagefind's answers, which are not waited for: it takes sections one after the other. */
  readonly #added: Promise<void>[] = [];
  /** Its answer to the question for all files. */
  #answer: ReturnType<Index['getFiles']> | undefined;
  #isStopped = false;

  constructor(what: WhatToIndex) {
    this.#what = what;
    this.#index = started(what.language.slice(0, 2));
    this.#index.catch(() => undefined);
  }

  /** @throws when a section names what is not in the content */
  add(sections: readonly SearchSection[]): void {
    const { language, entries } = this.#what;
    for (const { key, path, heading, text } of sections) {
      const entry = entries.get(key);
      if (entry === undefined) throw new Error(`The page ${path} names ${key}, which is not in content/.`);
      const { names, ...meta } = entry;
      const record = {
        url: path.slice(1),
        content: text,
        language,
        // By its names the page is found, not each of its sections.
        meta: { key, ...meta, ...(heading === undefined ? names && { names } : { heading }) },
      };
      const added = this.#index.then(async (index) => {
        const { errors } = await index.addCustomRecord(record);
        if (errors.length > 0) throw new Error(`Pagefind refused ${path}: ${errors.join('; ')}`);
      });
      // What went wrong with any is told when the index is written.
      added.catch(() => undefined);
      this.#added.push(added);
    }
  }

  /**
   * @param site gets its files, in {@link INDEX_FOLDER}
   * @param archive one file with all of them, by name
   * @returns how many sections can be searched; none when it was stopped
   * @throws whatever went wrong with any of them, or with the files
   */
  async write(site: SiteFiles, archive: string): Promise<number> {
    const index = await this.#index;
    await Promise.all(this.#added);
    // Asked once more, Pagefind would start again.
    if (this.#isStopped) return 0;
    this.#answer = index.getFiles();
    const built = await this.#answer;
    if (this.#isStopped) return 0;
    if (built.errors.length > 0) throw new Error(`Pagefind wrote no index: ${built.errors.join('; ')}`);
    await close();
    const files = fetchedFiles(new Map(built.files.map(({ path, content }) => [path, content])));
    const licence = await readFile(PAGEFIND_LICENCE);
    const all = [...files, ['licence.txt', licence] as const];
    await site.writeAll(
      all,
      ([name, bytes]) => ({ file: `${INDEX_FOLDER}/${name}`, bytes }),
      () => this.#isStopped,
    );
    if (this.#isStopped) return 0;
    await writeWhole(archive, serialize(files));
    return this.#added.length;
  }

  /** Ends Pagefind when it has answered what it was asked: with nobody to answer, it would complain on standard error. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.allSettled(this.#added);
    await this.#answer?.catch(() => undefined);
    await close();
  }
}

async function started(forceLanguage: string): Promise<Index> {
  const { index, errors } = await createIndex({ forceLanguage });
  if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  return index;
}
