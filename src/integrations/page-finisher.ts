import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseDocument } from 'htmlparser2';
import type { PageLinks } from '../domain/links/broken.ts';
import { movedFragments } from '../domain/links/moves.ts';
import type { Problem } from '../domain/problems.ts';
import type { SearchSection } from '../domain/search/sections.ts';
import { documentPolicy, type Inline } from '../domain/security/policy.ts';
import { settings } from '../site.ts';
import { pageFiles, pathOfFile } from './built-pages.ts';
import { askingByFingerprint, FETCHED_FILES, fetchedFingerprints, withFingerprints } from './file-fingerprints.ts';
import { inlineCode } from './inline-code.ts';
import { type BundledScripts, bundledScripts, removeInlined, withInlineScripts } from './inline-scripts.ts';
import { type AddressesBefore, linkProblems, linksOf } from './link-check.ts';
import { withMovedFragments } from './moved-fragments.ts';
import { sectionsOfPage } from './page-sections.ts';
import { PagefindIndex, type WhatToIndex } from './pagefind-index.ts';
import { safetyOf } from './safety-check.ts';
import { withPolicy } from './security-policy.ts';
import { ShortScopes, withNeededScopes } from './short-scopes.ts';
import { SiteFiles } from './site-files.ts';
import { UsedSheets, withSheets } from './used-styles.ts';

/** A file as Astro has made it. */
export interface MadeFile {
  /** Relative to the site: `terms/no-sla/index.html`, `names.json`. */
  file: string;
  /** Text is in UTF-8. */
  bytes: ArrayBuffer;
  page?: PageNumber;
}

/** The index takes pages in the order of their numbers, whichever is made first. */
export interface PageNumber {
  /** From 0. */
  number: number;
  /** How many pages may have something to be found; they have the first numbers. */
  searched: number;
  /** How many pages there are. */
  of: number;
}

/** Where a build works. */
export interface Workplace {
  /** The folder of the site that is being built; its scripts are there before its first page. */
  site: string;
  /** The folder of the last site. */
  last: string;
  /** One file with the whole search index, by name, for dev. */
  archive: string;
}

/** Tells what a step has done. @param step the name of it, as a build shows it */
export type Tell = (step: string, words: string) => void;

/** A page that waits for all others. As bytes: as text, one sign beyond Latin 1 doubles all of it. */
interface Draft {
  file: string;
  /** The page, without its sheets. */
  bytes: Buffer;
  sheets: readonly string[];
  code: Required<Inline>;
}

/** What comes of a site. */
export interface Finished {
  /** What must not be published. */
  problems: Problem[];
  /** The fingerprints of the files of Astro and of Pagefind, by file relative to the site. */
  fingerprints: ReadonlyMap<string, string>;
}

/**
 * Makes of the files that Astro has made those that readers get, and writes them. Each page is changed, looked at and taken apart for
 * the search as soon as it is there. The index is written when the last page is there that can be found, and what depends on all pages
 * is done when the last one is, while Astro makes other files: which styles any page needs, short names for their scopes, fingerprints of fetched files, policies. Whether every
 * link arrives is known in the end.
 */
export class PageFinisher {
  readonly #place: Workplace;
  readonly #files: SiteFiles;
  readonly #scripts: BundledScripts;
  readonly #before: AddressesBefore;
  readonly #moved: ReturnType<typeof movedFragments>;
  readonly #sheets: UsedSheets;
  readonly #scopes = new ShortScopes();
  readonly #index: PagefindIndex;
  /** Sections of pages that were made before others which come first, by their numbers. */
  readonly #early = new Map<number, readonly SearchSection[]>();
  #indexed = 0;
  #all = 0;
  /** When the index is written: how many sections can be searched. */
  #sections: Promise<number> | undefined;
  /** When the pages are written: which files scripts fetch, and no page asks for. */
  #unasked: Promise<string[]> | undefined;
  readonly #drafts: Draft[] = [];
  readonly #links: PageLinks[] = [];
  readonly #known = new Map<string, string>();
  readonly #problems: Problem[] = [];
  #elements = 0;
  #isStopped = false;

  constructor(place: Workplace, what: WhatToIndex, before: AddressesBefore) {
    this.#place = place;
    this.#files = new SiteFiles(place.site, place.last);
    this.#scripts = bundledScripts(place.site);
    this.#before = before;
    this.#moved = movedFragments(before.moves);
    this.#sheets = new UsedSheets(this.#scripts.fetched);
    this.#index = new PagefindIndex(what);
  }

  /** @throws when a page names what is not in the content, when the file is there already, and errors of the file system */
  take({ file, bytes, page }: MadeFile): void {
    if (page === undefined) this.#files.write(file, new Uint8Array(bytes));
    else this.#takePage(file, bytes, page);
    this.#writeWhenAllAreThere();
  }

  #takePage(file: string, bytes: ArrayBuffer, { number, searched, of }: PageNumber): void {
    const path = pathOfFile(file);
    let html = withInlineScripts(Buffer.from(bytes).toString('utf8'), this.#scripts);
    const fragments = this.#moved.get(path);
    if (fragments !== undefined) html = withMovedFragments(html, path, fragments, settings.basePath);

    const page = { file, path, document: parseDocument(html) };
    const { dangers, elements } = safetyOf(page);
    this.#problems.push(...dangers);
    this.#elements += elements;
    this.#all = of;
    const sections = sectionsOfPage(path, page.document);
    if (number >= searched && sections.length > 0)
      throw new Error(`The sections of ${path} come too late to be found.`);
    this.#early.set(number, sections);
    this.#indexInOrder(searched);
    const { ids, places, targets } = linksOf(page);
    this.#links.push({ path, ids: this.#once(ids), places: this.#once(places), targets: this.#once(targets) });
    const { scripts, linkedData, styles } = inlineCode(page.document);
    const cut = this.#sheets.cut(html);
    this.#drafts.push({
      file,
      bytes: Buffer.from(cut.page, 'utf8'),
      sheets: this.#once(cut.sheets),
      code: { scripts: this.#once(scripts), linkedData: linkedData.map(copyOf), styles: this.#once(styles) },
    });
  }

  /** Gives the index what has its turn. After the last page that is searched, it is written. */
  #indexInOrder(searched: number): void {
    for (let sections = this.#next(); sections !== undefined; sections = this.#next()) this.#index.add(sections);
    if (this.#indexed < searched) return;
    this.#sections ??= toldLater(this.#index.write(this.#files, this.#place.archive));
  }

  #next(): readonly SearchSection[] | undefined {
    const sections = this.#early.get(this.#indexed);
    if (sections === undefined) return undefined;
    this.#early.delete(this.#indexed);
    this.#indexed += 1;
    return sections;
  }

  #writeWhenAllAreThere(): void {
    const fingerprints = fetchedFingerprints(this.#files.fingerprints);
    if (this.#all === 0 || this.#indexed < this.#all || fingerprints === undefined) return;
    this.#unasked ??= toldLater(this.#writePages(fingerprints));
  }

  /**
   * Finishes what Astro has not written itself. All its files are made by now.
   *
   * @returns what must not be published
   * @throws when there is a page that was not taken, or one was not made, or no page asks for a file that scripts fetch
   */
  async finish(tell: Tell): Promise<Finished> {
    try {
      return await this.#finish(tell);
    } catch (error) {
      // Or Pagefind would go on, and close what another index needs.
      await this.stop();
      throw error;
    }
  }

  /** Lets nothing go on, when the build has failed. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#index.stop();
    await Promise.allSettled([this.#sections, this.#unasked]);
  }

  async #finish(tell: Tell): Promise<Finished> {
    const { site } = this.#place;
    if (this.#indexed < this.#all || this.#all === 0)
      throw new Error(`Only ${this.#indexed} of ${this.#all} pages were made.`);
    if (this.#unasked === undefined)
      throw new Error(`${FETCHED_FILES.join(' or ')}, which scripts fetch, was not made.`);
    const unasked = await this.#unasked;
    await refuseMissed(site, this.#files.fingerprints);
    await removeInlined(site, this.#scripts);
    tell('inline-scripts', `${this.#scripts.inline.size} scripts stand in their pages.`);
    tell('security-policy', `${this.#all} pages say what they may do.`);

    const links = this.#links.sort((a, b) => (a.path < b.path ? -1 : 1));
    this.#problems.push(...(await linkProblems(site, links, this.#before)));
    if (this.#problems.length === 0) {
      const targets = links.reduce((sum, page) => sum + page.targets.length, 0);
      tell('link-check', `${targets} links on ${this.#all} pages arrive.`);
      tell('safety-check', `${this.#elements} elements on ${this.#all} pages are harmless.`);
    }
    tell('search-index', `${await this.#sections} sections can be searched.`);
    if (unasked.length > 0) throw new Error(`No page asks for ${unasked.join(' or ')} as scripts write addresses.`);
    return { problems: this.#problems, fingerprints: this.#files.fingerprints };
  }

  /**
   * Finds what is left of the sheets, and short names for their scopes. All pages are there by now: what is done to each before makes
   * the index wait, which takes longest.
   */
  async #nameStyles(): Promise<void> {
    for (const draft of this.#drafts) {
      if (this.#isStopped) return;
      const page = draft.bytes.toString('utf8');
      this.#sheets.look(page, draft.sheets);
      const markup = withNeededScopes(page, draft.sheets);
      this.#scopes.count(markup);
      draft.bytes = Buffer.from(markup, 'utf8');
      await nextTurn();
    }
    await this.#sheets.shorten();
    const uses = Map.groupBy(
      this.#drafts.flatMap(({ code }) => code.styles),
      (css) => css,
    );
    for (const [css, { length: pages }] of uses) this.#scopes.count(this.#sheets.short(css), pages);
    this.#scopes.name();
  }

  /** @returns the files that scripts fetch, and that no page asks for by their fingerprints */
  async #writePages(fingerprints: ReadonlyMap<string, string>): Promise<string[]> {
    await this.#nameStyles();
    const asked = new Set<string>();
    const script = (text: string) => this.#scopes.rename(askingByFingerprint(text, fingerprints));
    const sheet = (css: string) => this.#scopes.rename(this.#sheets.short(css));
    const sheets = this.#sheets.all.map(sheet);
    const written = ({ file, bytes, code }: Draft) => {
      const renamed = this.#scopes.rename(withFingerprints(bytes.toString('utf8'), fingerprints));
      const html = withSheets(renamed, sheets);
      for (const [path, fingerprint] of fingerprints) if (html.includes(`${path}?${fingerprint}`)) asked.add(path);
      // What a policy names is changed as the page is, because a page is not read a second time.
      const policy = documentPolicy({
        scripts: code.scripts.map(script),
        linkedData: code.linkedData.map(script),
        styles: code.styles.map(sheet),
      });
      return { file, bytes: Buffer.from(withPolicy(html, file, policy), 'utf8') };
    };
    await this.#files.writeAll(takenFrom(this.#drafts), written, () => this.#isStopped);
    return [...fingerprints.keys()].filter((path) => !asked.has(path));
  }

  /** Texts that do not keep the page alive of which they are a part; most pages say the same things. */
  #once(texts: readonly string[]): string[] {
    return texts.map((text) => {
      const known = this.#known.get(text);
      if (known !== undefined) return known;
      const copy = copyOf(text);
      this.#known.set(copy, copy);
      return copy;
    });
  }
}

/** A text of its own: a part of another one keeps all of that alive. */
const copyOf = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** Each item, and none of them twice: what is worked through is not kept. */
function* takenFrom<T>(items: T[]): Generator<T> {
  for (let item = items.pop(); item !== undefined; item = items.pop()) yield item;
}

/** What goes wrong is told when it is waited for, which may be later. */
function toldLater<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/** Every page has to pass through here. */
async function refuseMissed(site: string, written: ReadonlyMap<string, string>): Promise<void> {
  const missed = (await pageFiles(site)).filter((file) => !written.has(file));
  if (missed.length > 0) throw new Error(`${missed.join(', ')} would be published as Astro has made it.`);
}
