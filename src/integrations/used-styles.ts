import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Document } from 'domhandler';
import { isTag } from 'domhandler';
import { getElementsByTagName, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { PurgeCSS } from 'purgecss';
import { readBuiltPages } from './built-pages.ts';

/** By which Astro keeps the styles of a component to its own elements. Every other attribute may be set by a script. */
const SCOPE = 'data-astro-cid-';

/**
 * Leaves in each page the styles that something on it can have. A page carries its styles itself, and those of a component used
 * anywhere in a text come with every text.
 */
export function usedStyles(): AstroIntegration {
  return {
    name: 'used-styles',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const scripts = await scriptsOf(join(folder, '_astro'));
        for (const { file } of await readBuiltPages(folder)) {
          const path = join(folder, file);
          const html = await readFile(path, 'utf8');
          await writeFile(path, await withUsedStyles(html, scripts));
        }
      },
    },
  };
}

async function scriptsOf(folder: string): Promise<string> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  return (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

/**
 * A page without the rules that nothing on it can have, whatever scripts do: what a script names in any word stays.
 *
 * @param html one whole page
 * @param scripts the text of the scripts that a page may fetch
 */
export async function withUsedStyles(html: string, scripts: string): Promise<string> {
  const document = parseDocument(html);
  const inline = getElementsByTagName('script', document).map((script) => textContent(script));
  let page = html;
  for (const style of getElementsByTagName('style', document)) {
    const css = textContent(style);
    const [used] = await new PurgeCSS().purge({
      css: [{ raw: css }],
      content: [
        { raw: html, extension: 'html' },
        { raw: [...inline, scripts].join('\n'), extension: 'js' },
      ],
      extractors: [
        { extensions: ['html'], extractor: () => namesIn(document) },
        { extensions: ['js'], extractor: (text) => text.match(/[a-z][\w-]*/gi) ?? [] },
      ],
      dynamicAttributes: [...css.matchAll(/\[([\w-]+)/g)]
        .flatMap(([, name = '']) => name)
        .filter((name) => !name.startsWith(SCOPE)),
      // Taken by default, and not among what follows a pseudo-element of ours.
      safelist: [':root', '::details-content', '::backdrop'],
    });
    page = page.replace(css, () => withoutRepeatedOrder(used?.css ?? css));
  }
  return page;
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

function namesIn(document: Document) {
  const elements = getElementsByTagName('*', document).filter(isTag);
  const names = elements.flatMap(({ attribs }) => Object.keys(attribs));
  const values = elements.flatMap(({ attribs }) => Object.values(attribs));
  return {
    tags: ['html', ...elements.map(({ name }) => name)],
    classes: elements.flatMap(({ attribs }) => (attribs['class'] ?? '').split(/\s+/)),
    ids: elements.flatMap(({ attribs }) => attribs['id'] ?? []),
    attributes: { names, values },
    undetermined: [],
  };
}
