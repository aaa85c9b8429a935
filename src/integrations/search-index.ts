import { createReadStream } from 'node:fs';
import { copyFile, cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type AnyNode, isTag, isText } from 'domhandler';
import { getAttributeValue, textContent } from 'domutils';
import { close, createIndex } from 'pagefind';
import { todayIn } from '../clock.ts';
import type { Content, EntryFile, PageFile } from '../domain/content.ts';
import { decoded, withBase } from '../domain/links/paths.ts';
import { courseOf } from '../domain/search/names.ts';
import { type SearchSection, sectionsOf, type TextPiece } from '../domain/search/sections.ts';
import { stateOf, turnsOf } from '../domain/state.ts';
import { settings } from '../site.ts';
import type { BuiltPage } from './built-pages.ts';
import { contentOfBuild } from './content-of-build.ts';
import { PAGEFIND_LICENCE } from './pagefind-package.ts';
import { someAtOnce } from './some-at-once.ts';
import type { UnfinishedPages } from './unfinished-pages.ts';

/** Where the index lies in the built site. */
const FOLDER = 'pagefind';
/** Where dev finds the index of the last build of this guide: `outDir` may hold another one by now. */
export const INDEX_OF_DEV = join(settings.cacheDir, FOLDER);
const LEFT_OUT = ['script', 'style', 'template', 'svg', 'nav', 'form'];

/** Runs Pagefind over the built pages, one record per section; the dev server serves the index of the last build. */
export function searchIndex(unfinished: UnfinishedPages): AstroIntegration {
  const sectionsIn = unfinished.ask(sectionsOfPage);
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { content } = await contentOfBuild();
        const sections = (await sectionsIn(folder)).flat();
        await writeIndex(sections, content, join(folder, FOLDER));
        await copyFile(PAGEFIND_LICENCE, join(folder, FOLDER, 'licence.txt'));
        await rm(INDEX_OF_DEV, { recursive: true, force: true });
        await cp(join(folder, FOLDER), INDEX_OF_DEV, { recursive: true });
        logger.info(`${sections.length} sections can be searched.`);
      },
      'astro:server:setup': ({ server, logger }) => {
        const prefix = withBase(settings.basePath, `/${FOLDER}/`);
        server.middlewares.use(async (request, response, next) => {
          const path = request.url?.split('?')[0];
          if (!path?.startsWith(prefix)) return next();
          const file = join(INDEX_OF_DEV, decoded(path.slice(prefix.length)));
          const inside = file.startsWith(INDEX_OF_DEV + sep);
          const exists =
            inside &&
            (await stat(file).then(
              (found) => found.isFile(),
              () => false,
            ));
          if (!exists) {
            logger.warn(`The search index has no ${path}; build the site once: npm run build`);
            response.statusCode = 404;
            return response.end();
          }
          response.setHeader('content-type', file.endsWith('.js') ? 'text/javascript' : 'application/octet-stream');
          return createReadStream(file).pipe(response);
        });
      },
    },
  };
}

/**
 * Pagefind's own filters are not used: it writes their values in an order that changes from run to run, so that two builds
 * would differ. The page filters by the kind in `key`. Change it when https://github.com/Pagefind/pagefind writes them sorted.
 */
async function writeIndex(sections: readonly SearchSection[], content: Content, folder: string): Promise<void> {
  const language = content.site?.language ?? 'en';
  const { index, errors } = await createIndex({ forceLanguage: language.slice(0, 2) });
  if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  const files = new Map<string, EntryFile | PageFile>([
    ...content.entries.map((entry) => [`${entry.collection}/${entry.id}`, entry] as const),
    ...content.pages.map((page) => [`pages/${page.id}`, page] as const),
  ]);

  for (const { key, path, heading, text } of sections) {
    const file = files.get(key);
    if (file === undefined) throw new Error(`The page ${path} names ${key}, which is not in content/.`);
    const { data } = file;
    const added = await index.addCustomRecord({
      url: path.slice(1),
      content: text,
      language,
      meta: {
        key,
        title: data.title,
        ...(heading === undefined ? {} : { heading }),
        ...('collection' in file ? { state: courseOf(stateOf(file, todayIn), turnsOf(file, todayIn)) } : {}),
      },
    });
    if (added.errors.length > 0) throw new Error(`Pagefind refused ${path}: ${added.errors.join('; ')}`);
  }

  const built = await index.getFiles();
  if (built.errors.length > 0) throw new Error(`Pagefind wrote no index: ${built.errors.join('; ')}`);
  const needed = built.files.filter(({ path }) => isNeeded(path));
  const folders = new Set(needed.map(({ path }) => dirname(join(folder, path))));
  await Promise.all([...folders].map((each) => mkdir(each, { recursive: true })));
  await someAtOnce(needed, ({ path, content: bytes }) => writeFile(join(folder, path), bytes));
  await close();
}

/** Pagefind brings interfaces of its own, and search for readers of other languages; the guide uses neither. */
const isNeeded = (path: string): boolean => !/^pagefind-(ui|modular-ui|component-ui|highlight)\./.test(path);

/**
 * The sections of a page, of those parts that carry the key of an entry or page. `data-search-skip` leaves a part out;
 * `data-search-heading` makes a part that has an id a section of its own, after those of the running text.
 */
export function sectionsOfPage({ path, document }: BuiltPage): SearchSection[] {
  const pieces: TextPiece[] = [];
  const later: TextPiece[] = [];
  const walk = (nodes: readonly AnyNode[], inside: boolean, into = pieces): void => {
    for (const node of nodes) {
      if (isText(node)) {
        if (inside) into.push({ kind: 'text', text: node.data });
        continue;
      }
      if (!isTag(node) || LEFT_OUT.includes(node.name) || 'data-search-skip' in node.attribs) continue;
      const key = getAttributeValue(node, 'data-search-key');
      const id = getAttributeValue(node, 'id');
      const aside = getAttributeValue(node, 'data-search-heading');
      if (key !== undefined) into.push({ kind: 'entry', key, id: node.name === 'main' ? undefined : id });
      if (inside && id !== undefined && aside !== undefined) {
        later.push({ kind: 'heading', id, text: aside });
        walk(node.children, inside, later);
      } else if (inside && id !== undefined && /^h[2-6]$/.test(node.name)) {
        into.push({ kind: 'heading', id, text: textContent(node).trim() });
      } else walk(node.children, inside || key !== undefined, into);
      // Text of neighbouring blocks must not run together into one word.
      if (inside) into.push({ kind: 'text', text: ' ' });
    }
  };
  walk(document.children, false);
  return sectionsOf(path, [...pieces, ...later]);
}
