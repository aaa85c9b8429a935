import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import { type BuiltPage, pageFiles, pathOfFile } from './built-pages.ts';
import { someAtOnce } from './some-at-once.ts';

/** A page while the site is being finished. Kept as bytes: as text, one sign beyond Latin 1 doubles all of it. */
class UnfinishedPage implements Omit<BuiltPage, 'document'> {
  readonly file: string;
  readonly path: string;
  #bytes: Buffer;

  constructor(file: string, bytes: Buffer) {
    this.file = file;
    this.path = pathOfFile(file);
    this.#bytes = bytes;
  }

  get html(): string {
    return this.#bytes.toString('utf8');
  }

  set html(html: string) {
    this.#bytes = Buffer.from(html, 'utf8');
  }
}

/** What a step of the build makes of every page. */
type Change = (html: string, path: string) => string;

/** Something that a step of the build wants to know of every page. */
type Question<T> = (page: BuiltPage) => T;

/**
 * The pages of a site between Astro and the finished folder, for all steps of one build: read once, changed in memory, made a
 * tree once for all questions about them, and written once.
 */
export class UnfinishedPages {
  #pages: Promise<readonly UnfinishedPage[]> | undefined;
  #changes: Change[] = [];
  readonly #answers = new Map<Question<unknown>, unknown[]>();
  #isAnswered = false;

  /** All pages of the site in `folder`, sorted by file, with all changes that were asked for. */
  async in(folder: string): Promise<readonly UnfinishedPage[]> {
    this.#pages ??= readPages(folder);
    const pages = await this.#pages;
    const changes = this.#changes;
    this.#changes = [];
    if (changes.length === 0) return pages;
    for (const page of pages) page.html = changes.reduce((html, change) => change(html, page.path), page.html);
    return pages;
  }

  /**
   * Changes every page, when somebody asks for them next: changes that need not know of all pages are made one after the other of
   * each, while it is text.
   *
   * @param change is called for every page, in their order; what it sees it may remember
   * @throws when the pages have been looked at already: the answers would be those of others
   */
  change(change: Change): void {
    if (this.#isAnswered) throw new Error('Pages change after they were looked at.');
    this.#changes.push(change);
  }

  /**
   * Has every page looked at when no step changes them any more. To be asked before the build begins.
   *
   * @returns what the answers are read with, one for each page, in the order of the pages
   */
  ask<T>(question: Question<T>): (folder: string) => Promise<readonly T[]> {
    this.#answers.set(question, []);
    return async (folder) => {
      const pages = await this.in(folder);
      if (!this.#isAnswered) this.#answer(pages);
      return this.#answers.get(question) as T[];
    };
  }

  /** Writes every page as `finish` leaves it; `at` is the place of its answers. */
  async write(folder: string, finish: (page: UnfinishedPage, at: number) => string): Promise<void> {
    const pages = await this.in(folder);
    await someAtOnce(pages, (page, at) => writeFile(join(folder, page.file), finish(page, at)));
    this.#pages = undefined;
    this.#answers.clear();
  }

  /** A tree is much larger than its page, so there is never more than one. */
  #answer(pages: readonly UnfinishedPage[]): void {
    this.#isAnswered = true;
    for (const { file, path, html } of pages) {
      const page = { file, path, document: parseDocument(html) };
      for (const [question, answers] of this.#answers) answers.push(question(page));
    }
  }
}

async function readPages(folder: string): Promise<UnfinishedPage[]> {
  const files = await pageFiles(folder);
  return someAtOnce(files, async (file) => new UnfinishedPage(file, await readFile(join(folder, file))));
}
