import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import { todayIn } from '../clock.ts';
import type { Content } from '../domain/content.ts';
import { decoded, withBase } from '../domain/links/paths.ts';
import { courseOf } from '../domain/search/names.ts';
import { stateOf, turnsOf } from '../domain/state.ts';
import { settings } from '../site.ts';
import { contentOfBuild } from './content-of-build.ts';
import type { EntryMeta, IndexFiles, PageToRead, WhatToIndex, WhereToWrite } from './search-thread.ts';

/** Where the index lies in the built site. */
const FOLDER = 'pagefind';
/** Where dev finds the index of the last build of this guide: `outDir` may hold another one by now. */
export const INDEX_OF_DEV = join(settings.cacheDir, 'pagefind-index');
/** Room for what the thread soon forgets, in megabytes: pages come faster than they are worth to be kept. */
const YOUNG_MB = 16;
/** Pagefind's scripts; the rest are bytes of its own. */
const TYPES: Record<string, string> = { '.js': 'text/javascript' };

/**
 * Runs Pagefind over the pages, one record per section, in a thread of its own: it reads each page as soon as Astro has made it,
 * and writes the index while the pages are finished. The dev server serves the index of the last build.
 */
export function searchIndex(): AstroIntegration {
  let thread: SearchThread | undefined;
  return {
    name: 'search-index',
    hooks: {
      'astro:build:start': async ({ setPrerenderer }) => {
        const { content } = await contentOfBuild();
        const reader = new SearchThread(whatToIndex(content));
        thread = reader;
        setPrerenderer((astros) => ({
          ...astros,
          name: 'indexed',
          async render(request, options) {
            const rendered = await astros.render(request, options);
            const response = rendered instanceof Response ? rendered : rendered.response;
            if (!response.headers.get('content-type')?.startsWith('text/html')) return rendered;
            const html = await response.text();
            reader.read({ path: decoded(new URL(request.url).pathname.slice(settings.basePath.length - 1)), html });
            const read = new Response(html, response);
            return rendered instanceof Response ? read : { ...rendered, response: read };
          },
        }));
      },
      'astro:build:generated': ({ dir }) => {
        thread?.write({ folder: join(fileURLToPath(dir), FOLDER), archive: INDEX_OF_DEV });
      },
      'astro:build:done': async ({ logger }) => {
        if (thread === undefined) throw new Error('No page was read for the search.');
        logger.info(`${await thread.written()} sections can be searched.`);
      },
      'astro:server:setup': ({ server, logger }) => {
        const prefix = withBase(settings.basePath, `/${FOLDER}/`);
        server.middlewares.use(async (request, response, next) => {
          const path = request.url?.split('?')[0];
          if (!path?.startsWith(prefix)) return next();
          const bytes = (await indexOfLastBuild())?.get(decoded(path.slice(prefix.length)));
          if (bytes === undefined) {
            logger.warn(`The search index has no ${path}; build the site once: npm run build`);
            response.statusCode = 404;
            return response.end();
          }
          response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
          return response.end(bytes);
        });
      },
    },
  };
}

/** The thread that reads pages and writes the index, as the build sees it. */
class SearchThread {
  readonly #worker: Worker;
  readonly #count: Promise<[sections: number]>;

  constructor(what: WhatToIndex) {
    this.#worker = new Worker(join(import.meta.dirname, 'search-thread.ts'), {
      workerData: what,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#count = once(this.#worker, 'message') as Promise<[number]>;
    // Told when the index is asked for; until then a build that fails need not wait for this one.
    this.#count.catch(() => undefined);
    this.#worker.unref();
  }

  read(page: PageToRead): void {
    this.#worker.postMessage(page);
  }

  /** All pages are read; the index can be written. */
  write(where: WhereToWrite): void {
    this.#worker.postMessage(where);
  }

  /** @returns how many sections can be searched @throws whatever went wrong with any page, or with the files */
  async written(): Promise<number> {
    this.#worker.ref();
    const [sections] = await this.#count;
    return sections;
  }
}

function whatToIndex({ site, entries, pages }: Content): WhatToIndex {
  return {
    language: site?.language ?? 'en',
    entries: new Map<string, EntryMeta>([
      ...entries.map((entry) => {
        const state = courseOf(stateOf(entry, todayIn), turnsOf(entry, todayIn));
        return [`${entry.collection}/${entry.id}`, { title: entry.data.title, state }] as const;
      }),
      ...pages.map(({ id, data }) => [`pages/${id}`, { title: data.title }] as const),
    ]),
  };
}

/** The files of the index that the last build left for dev, by their names; nothing when there was no build yet. */
async function indexOfLastBuild(): Promise<IndexFiles | undefined> {
  const archive = await readFile(INDEX_OF_DEV).catch(() => undefined);
  return archive && (deserialize(archive) as IndexFiles);
}
