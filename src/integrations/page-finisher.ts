import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import type { PageLinks } from '../domain/links/broken.ts';
import { movedFragments } from '../domain/links/moves.ts';
import type { Problem } from '../domain/problems.ts';
import type { SearchSection } from '../domain/search/sections.ts';
import { documentPolicy, type Inline } from '../domain/security/policy.ts';
import { settings } from '../site.ts';
import { pageFiles, pathOfFile } from './built-pages.ts';
import { askingByFingerprint, fetchedFingerprints, withFingerprints } from './file-fingerprints.ts';
import { inlineCode } from './inline-code.ts';
import { type BundledScripts, bundledScripts, removeInlined, withInlineScripts } from './inline-scripts.ts';
import { type AddressesBefore, linkProblems, linksOf } from './link-check.ts';
import { withMovedFragments } from './moved-fragments.ts';
import { sectionsOfPage } from './page-sections.ts';
import { INDEX_FOLDER, PagefindIndex, type WhatToIndex } from './pagefind-index.ts';
import { safetyOf } from './safety-check.ts';
import { withPolicy } from './security-policy.ts';
import { ShortScopes, withNeededScopes } from './short-scopes.ts';
import { someAtOnce } from './some-at-once.ts';
import { UsedSheets, withSheets } from './used-styles.ts';

/** A page as Astro has made it. */
export interface MadePage {
  /** Its file, relative to the site: `terms/no-sla/index.html`. */
  file: string;
  /** In UTF-8. */
  html: ArrayBuffer;
  /** Its number among all pages, from 0: the index takes them in this order, whichever is made first. */
  number: number;
  /** How many pages there are. */
  of: number;
}

/** Where a build works. */
export interface Workplace {
  /** The folder of the site that is being built; its scripts are there before its first page. */
  site: string;
  /** One file with the whole search index, by name, for dev. */
  archive: string;
}

/** Tells what a step has done. @param step the name of it, as a build shows it */
export type Tell = (step: string, words: string) => void;

/** A page that waits for all others. As bytes: as text, one sign beyond Latin 1 doubles all of it. */
interface Draft {
  file: string;
  bytes: Buffer;
  links: PageLinks;
  code: Required<Inline>;
}

const STYLE = /<style[^>]*>.*?<\/style>/gs;

/**
 * Makes of the pages that Astro has made those that readers get. Each is changed, looked at and taken apart for the search as soon
 * as it is there; what depends on all of them is done in the end: which styles any page needs, short names for their scopes,
 * fingerprints of fetched files, policies, and whether every link arrives.
 */
export class PageFinisher {
  readonly #place: Workplace;
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
  #written: Promise<number> | undefined;
  readonly #drafts: Draft[] = [];
  readonly #known = new Map<string, string>();
  readonly #problems: Problem[] = [];
  #elements = 0;

  constructor(place: Workplace, what: WhatToIndex, before: AddressesBefore) {
    this.#place = place;
    this.#scripts = bundledScripts(place.site);
    this.#before = before;
    this.#moved = movedFragments(before.moves);
    this.#sheets = new UsedSheets(this.#scripts.fetched);
    this.#index = new PagefindIndex(what);
  }

  /** @throws when the page names what is not in the content */
  take({ file, html: made, number, of }: MadePage): void {
    const path = pathOfFile(file);
    let html = withInlineScripts(Buffer.from(made).toString('utf8'), this.#scripts);
    this.#sheets.look(html);
    html = withNeededScopes(html);
    const fragments = this.#moved.get(path);
    if (fragments !== undefined) html = withMovedFragments(html, path, fragments, settings.basePath);

    const page = { file, path, document: parseDocument(html) };
    const { dangers, elements } = safetyOf(page);
    this.#problems.push(...dangers);
    this.#elements += elements;
    this.#all = of;
    this.#early.set(number, sectionsOfPage(path, page.document));
    this.#addInOrder();
    const { ids, places, targets } = linksOf(page);
    const { scripts, linkedData, styles } = inlineCode(page.document);
    this.#drafts.push({
      file,
      bytes: Buffer.from(this.#sheets.numberIn(html), 'utf8'),
      links: { path, ids: this.#once(ids), places: this.#once(places), targets: this.#once(targets) },
      code: { scripts: this.#once(scripts), linkedData, styles: this.#once(styles) },
    });
    this.#scopes.count(html.replace(STYLE, ''));
  }

  /** Gives the index what has its turn. After the last page, it is written. */
  #addInOrder(): void {
    for (let sections = this.#next(); sections !== undefined; sections = this.#next()) this.#index.add(sections);
    if (this.#indexed < this.#all) return;
    const { site, archive } = this.#place;
    this.#written = this.#index.write({ folder: join(site, INDEX_FOLDER), archive });
    // What went wrong is told when it is waited for.
    this.#written.catch(() => undefined);
  }

  #next(): readonly SearchSection[] | undefined {
    const sections = this.#early.get(this.#indexed);
    if (sections === undefined) return undefined;
    this.#early.delete(this.#indexed);
    this.#indexed += 1;
    return sections;
  }

  /**
   * Writes all pages as readers get them. Astro has written its files by now.
   *
   * @returns what must not be published
   * @throws when there is a page that was not taken, or one was not made, or no page asks for a file that scripts fetch
   */
  async finish(tell: Tell): Promise<Problem[]> {
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
    await this.#written?.catch(() => undefined);
    await this.#index.stop();
  }

  async #finish(tell: Tell): Promise<Problem[]> {
    const { site } = this.#place;
    const drafts = this.#drafts.sort((a, b) => (a.file < b.file ? -1 : 1));
    await refuseMissed(site, drafts);
    if (this.#written === undefined) throw new Error(`Only ${drafts.length} of ${this.#all} pages were made.`);
    await removeInlined(site, this.#scripts);
    tell('inline-scripts', `${this.#scripts.inline.size} scripts stand in their pages.`);

    await this.#nameStyles();
    const unasked = await this.#writePages();
    tell('security-policy', `${drafts.length} pages say what they may do.`);

    const links = drafts.map((draft) => draft.links);
    this.#problems.push(...(await linkProblems(site, links, this.#before)));
    if (this.#problems.length === 0) {
      const targets = links.reduce((sum, page) => sum + page.targets.length, 0);
      tell('link-check', `${targets} links on ${drafts.length} pages arrive.`);
      tell('safety-check', `${this.#elements} elements on ${drafts.length} pages are harmless.`);
    }
    tell('search-index', `${await this.#written} sections can be searched.`);
    if (unasked.length > 0) throw new Error(`No page asks for ${unasked.join(' or ')} as scripts write addresses.`);
    return this.#problems;
  }

  /** Finds what is left of the sheets, and short names for their scopes, now that all uses of both are known. */
  async #nameStyles(): Promise<void> {
    await this.#sheets.shorten();
    const uses = Map.groupBy(
      this.#drafts.flatMap(({ code }) => code.styles),
      (css) => css,
    );
    for (const [css, { length: pages }] of uses) this.#scopes.count(this.#sheets.short(css), pages);
    this.#scopes.name();
  }

  /** @returns the files that scripts fetch, and that no page asks for by their fingerprints */
  async #writePages(): Promise<string[]> {
    const { site } = this.#place;
    const fingerprints = await fetchedFingerprints(site);
    const asked = new Set<string>();
    const script = (text: string) => this.#scopes.rename(askingByFingerprint(text, fingerprints));
    const sheet = (css: string) => this.#scopes.rename(this.#sheets.short(css));
    const sheets = this.#sheets.all.map(sheet);
    await someAtOnce(this.#drafts, async ({ file, bytes, code }) => {
      const renamed = this.#scopes.rename(withFingerprints(bytes.toString('utf8'), fingerprints));
      const html = withSheets(renamed, sheets);
      for (const [path, fingerprint] of fingerprints) if (html.includes(`${path}?${fingerprint}`)) asked.add(path);
      // What a policy names is changed as the page is, because a page is not read a second time.
      const policy = documentPolicy({
        scripts: code.scripts.map(script),
        linkedData: code.linkedData.map(script),
        styles: code.styles.map(sheet),
      });
      await writeFile(join(site, file), withPolicy(html, file, policy));
    });
    return [...fingerprints.keys()].filter((path) => !asked.has(path));
  }

  /** Texts that do not keep the page alive of which they are a part; most pages say the same things. */
  #once(texts: readonly string[]): string[] {
    return texts.map((text) => {
      const known = this.#known.get(text);
      if (known !== undefined) return known;
      const copy = Buffer.from(text, 'utf8').toString('utf8');
      this.#known.set(copy, copy);
      return copy;
    });
  }
}

/** Every page has to pass through here. */
async function refuseMissed(site: string, drafts: readonly Draft[]): Promise<void> {
  const taken = new Set(drafts.map(({ file }) => file));
  const missed = (await pageFiles(site)).filter((file) => !taken.has(file));
  if (missed.length > 0) throw new Error(`${missed.join(', ')} would be published as Astro has made it.`);
}
