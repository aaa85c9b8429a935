import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { PurgeCSS } from 'purgecss';
import { NOTE_CLASS } from '../domain/offline/note.ts';
import type { UnfinishedPages } from './unfinished-pages.ts';

/** By which Astro keeps the styles of a component to its own elements. Every other attribute may be set by a script. */
const SCOPE = 'data-astro-cid-';
const STYLE = /<style[^>]*>(?<css>.*?)<\/style>/gs;
const SCRIPT = /<script[^>]*>(.*?)<\/script>/gs;

/**
 * Leaves in each page the styles that something on it can have. A page carries its styles itself, and those of a component used
 * anywhere in a text come with every text.
 */
export function usedStyles(pages: UnfinishedPages): AstroIntegration {
  return {
    name: 'used-styles',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const styles = new UsedStyles(await scriptsOf(join(folder, '_astro')));
        for (const page of await pages.in(folder)) pages.change(page, await styles.leaveIn(page.html));
      },
    },
  };
}

async function scriptsOf(folder: string): Promise<string> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  return (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

/** Works out once what pages with the same styles and the same kinds of elements need; there are many of few kinds. */
export class UsedStyles {
  readonly #words: Set<string>;
  readonly #known = new Map<string, Promise<string>>();

  /** @param scripts the text of all scripts that a page may fetch */
  constructor(scripts: string) {
    this.#words = wordsOf(scripts);
  }

  /**
   * A page without the rules that nothing on it can have, whatever scripts do: what a script names in any word stays.
   *
   * @param html one whole page, as Astro writes it
   */
  async leaveIn(html: string): Promise<string> {
    const scripts = [...html.matchAll(SCRIPT)].map(([, script = '']) => script).join('\n');
    const names = namesIn(html.replace(STYLE, '').replace(SCRIPT, ''));
    let page = html;
    for (const { groups } of html.matchAll(STYLE)) {
      const css = groups?.['css'] ?? '';
      const key = JSON.stringify([css, scripts, ...Object.values(names)]);
      const used = this.#known.get(key) ?? this.#used(css, names, [...this.#words, ...wordsOf(scripts)]);
      this.#known.set(key, used);
      const short = await used;
      page = page.replace(css, () => short);
    }
    return page;
  }

  async #used(css: string, { tags, classes, attributes }: NamesOfElements, undetermined: string[]): Promise<string> {
    const [result] = await new PurgeCSS().purge({
      css: [{ raw: css }],
      content: [{ raw: '', extension: 'html' }],
      defaultExtractor: () => ({
        tags,
        classes,
        ids: [],
        attributes: { names: attributes, values: [] },
        undetermined,
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

interface NamesOfElements {
  tags: string[];
  classes: string[];
  /** Of scopes alone. */
  attributes: string[];
}

function namesIn(html: string): NamesOfElements {
  const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
  const classes = [...html.matchAll(/\sclass=(?:"([^"]*)"|([^\s">]+))/g)];
  return {
    tags: sorted([...html.matchAll(/<([a-z][\w-]*)/gi)].map(([, tag = '']) => tag)),
    classes: sorted(classes.flatMap(([, quoted, bare]) => (quoted ?? bare ?? '').split(/\s+/))),
    attributes: sorted([...html.matchAll(/\sdata-astro-cid-[\w-]+/g)].map(([name]) => name.trim())),
  };
}

const wordsOf = (script: string): Set<string> => new Set(script.match(/[a-z][\w-]*/gi));
