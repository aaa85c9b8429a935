import { join } from 'node:path';
import { PurgeCSS } from 'purgecss';
import { NOTE_CLASS } from '../domain/offline/note.ts';
import { settings } from '../site.ts';
import { codeVersion } from './code-version.ts';
import { kept } from './kept.ts';

/** By which Astro keeps the styles of a component to its own elements. Every other attribute may be set by a script. */
const SCOPE = 'data-astro-cid-';
const STYLE = /(<style[^>]*>)(.*?)(?=<\/style>)/gs;
const SCRIPT = /<script[^>]*>(.*?)<\/script>/gs;

/**
 * The sheets of pages without the rules that nothing on them can have, whatever scripts do: what a script names in any word stays.
 * A page carries its styles itself, and those of a component used anywhere in a text come with every text. Pages with one sheet keep one sheet, with what any of them needs, so that a header can name the sheets of a whole site.
 */
export class UsedSheets {
  readonly #wordsOfScripts: readonly string[];
  readonly #needs = new Map<string, Needs>();
  readonly #short = new Map<string, string>();

  /** @param scripts the texts of all scripts that a page may fetch */
  constructor(scripts: readonly string[]) {
    this.#wordsOfScripts = scripts.flatMap(wordsOf);
  }

  /**
   * A page without its sheets: most pages have the same ones, and many wait at once.
   *
   * @param html a whole page, as Astro writes it
   * @returns the page with the numbers of its sheets in their places, and the sheets
   */
  cut(html: string): { page: string; sheets: string[] } {
    const sheets: string[] = [];
    const page = html.replace(STYLE, (_, opening: string, css: string) => {
      sheets.push(css);
      return opening + this.#needOf(css).number;
    });
    return { page, sheets };
  }

  /** Remembers what a page needs of its sheets. @param page without them */
  look(page: string, sheets: readonly string[]): void {
    for (const css of sheets) addTo(this.#needOf(css), page);
  }

  #needOf(css: string): Needs {
    const known = this.#needs.get(css);
    if (known !== undefined) return known;
    const need: Needs = {
      number: this.#needs.size,
      tags: new Set(),
      classes: new Set(),
      scopes: new Set(),
      words: new Set(this.#wordsOfScripts),
      scripts: new Set(),
    };
    this.#needs.set(css, need);
    return need;
  }

  /** Shortens the sheets, when every page was looked at. */
  async shorten(): Promise<void> {
    // In an order of their own: pages come as they are made.
    const sheets = [...this.#needs].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [at, [css, need]] of sheets.entries()) this.#short.set(css, await keptOrUsed(css, need, at));
  }

  /** All sheets, as Astro writes them, by their numbers. */
  get all(): string[] {
    return [...this.#needs.keys()];
  }

  /** What is left of a sheet. */
  short(css: string): string {
    return this.#short.get(css) ?? css;
  }
}

/** What the rules of a sheet may be for. */
interface Needs {
  /** Of the sheet, from 0, in the order in which they were seen. */
  number: number;
  tags: Set<string>;
  classes: Set<string>;
  /** Attributes of scopes alone. */
  scopes: Set<string>;
  /** Of scripts: any may become a name of something. */
  words: Set<string>;
  /** The scripts whose words these are: most pages have the same. */
  scripts: Set<string>;
}

/** @param page without its sheets */
function addTo(need: Needs, page: string): void {
  for (const [, script = ''] of page.matchAll(SCRIPT)) {
    if (need.scripts.has(script)) continue;
    need.scripts.add(script);
    for (const word of wordsOf(script)) need.words.add(word);
  }
  const html = page.replace(SCRIPT, '');
  for (const [, tag = ''] of html.matchAll(/<([a-z][\w-]*)/gi)) need.tags.add(tag);
  for (const [, quoted, bare = ''] of html.matchAll(/\sclass=(?:"([^"]*)"|([^\s">]+))/g)) {
    for (const name of (quoted ?? bare).split(/\s+/)) need.classes.add(name);
  }
  for (const [, scope = ''] of html.matchAll(/\s(data-astro-cid-[\w-]+)/g)) need.scopes.add(scope);
}

/** A page with sheets in the places of their numbers. */
export const withSheets = (html: string, sheets: readonly string[]): string =>
  html.replace(STYLE, (_, opening: string, number: string) => opening + sheets[Number(number)]);

const wordsOf = (script: string): string[] => script.match(/[a-z][\w-]*/gi) ?? [];

/** A sheet is read once for the same needs: most changes of content ask for no other rule. One that has changed takes the place of the old one. */
async function keptOrUsed(css: string, need: Needs, at: number): Promise<string> {
  const { tags, classes, scopes, words } = need;
  const key = JSON.stringify([codeVersion(), css, ...[tags, classes, scopes, words].map((names) => [...names].sort())]);
  const bytes = await kept(join(settings.cacheDir, 'styles', `${at}.css`), key, async () =>
    Buffer.from(await used(css, need)),
  );
  return Buffer.from(bytes).toString('utf8');
}

async function used(css: string, { tags, classes, scopes, words }: Needs): Promise<string> {
  const [result] = await new PurgeCSS().purge({
    css: [{ raw: css }],
    content: [{ raw: '', extension: 'html' }],
    defaultExtractor: () => ({
      tags: [...tags],
      classes: [...classes],
      ids: [],
      attributes: { names: [...scopes], values: [] },
      undetermined: [...words],
    }),
    dynamicAttributes: [...css.matchAll(/\[([\w-]+)/g)]
      .flatMap(([, name = '']) => name)
      .filter((name) => !name.startsWith(SCOPE)),
    // A state alone, such as :focus-visible, can be that of anything; a note is put into pages by the worker.
    safelist: [/^:/, NOTE_CLASS],
  });
  if (result === undefined) throw new Error('The styles of a page could not be read.');
  return withoutRepeatedOrder(result.css);
}

/** Every sheet says the order of the layers; joined in a page, only the first mention of a layer means anything. */
export function withoutRepeatedOrder(css: string): string {
  const known = new Set<string>();
  return css.replace(/@layer ([^{};]+)([{;])/g, (rule, names: string, end: string) => {
    const layers = names.split(',').map((name) => name.trim());
    const isRepeated = end === ';' && layers.every((layer) => known.has(layer));
    for (const layer of layers) known.add(layer);
    return isRepeated ? '' : rule;
  });
}
