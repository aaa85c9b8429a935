import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration, AstroPrerenderer, RouteData } from 'astro';
import { todayIn } from '../clock.ts';
import type { Content } from '../domain/content.ts';
import { decoded } from '../domain/links/paths.ts';
import type { Problem } from '../domain/problems.ts';
import { courseOf } from '../domain/search/names.ts';
import { stateOf, turnsOf } from '../domain/state.ts';
import { settings } from '../site.ts';
import { fileOfPath, isPageFile } from './built-pages.ts';
import { checkedContent } from './checked-content.ts';
import type { Beginning, FromThread, ToThread } from './finishing-thread.ts';
import type { MadePage, Tell } from './page-finisher.ts';
import type { EntryMeta, WhatToIndex } from './pagefind-index.ts';
import { ProblemsFound } from './report.ts';
import { INDEX_OF_DEV } from './search-index.ts';

/** Room for what the thread soon forgets, in megabytes: pages come faster than they are worth to be kept. */
const YOUNG_MB = 16;

let thread: FinishingThread | undefined;

/** Ends the thread of a build that has failed, and what the thread has begun. */
export const stopFinishing = async (): Promise<void> => thread?.stop();

/**
 * Has every page finished in a thread of its own as soon as Astro has made it (`page-finisher.ts`), and the search index written from
 * them. Pages are made before all other files, so that their index is written while those are made.
 */
export function finishedPages(): AstroIntegration {
  return {
    name: 'finished-pages',
    hooks: {
      'astro:build:start': async ({ setPrerenderer }) => {
        const { content } = await checkedContent();
        const place = { site: settings.buildDir, archive: INDEX_OF_DEV };
        const finishing = new FinishingThread({ place, what: whatToIndex(content) });
        thread = finishing;
        setPrerenderer((astros) => finishingPrerenderer(astros, finishing));
      },
      'astro:build:done': async ({ logger }) => {
        if (thread === undefined) throw new Error('No page was made.');
        const problems = await thread.finish((step, words) => logger.fork(step).info(words));
        if (problems.length > 0) throw new ProblemsFound(problems);
      },
    },
  };
}

/** Astro's own, which gives what it makes of pages to a thread. Numbers of pages are those of Astro's routes, so two builds are the same. */
function finishingPrerenderer(astros: AstroPrerenderer, thread: FinishingThread): AstroPrerenderer {
  const numbers = new Map<string, number>();
  return {
    ...astros,
    name: 'finished',
    async getStaticPaths() {
      const paths = await astros.getStaticPaths();
      const isPage = ({ pathname, route }: (typeof paths)[number]) => isPageFile(fileOfRoute(pathname, route));
      const pages = paths.filter(isPage);
      // Two routes of one file are told by Astro, which makes the first of them.
      const files = new Set(pages.map(({ pathname, route }) => fileOfRoute(pathname, route)));
      numbers.clear();
      for (const file of files) numbers.set(file, numbers.size);
      return [...pages, ...paths.filter((path) => !isPage(path))];
    },
    async render(request, options) {
      const rendered = await astros.render(request, options);
      const path = decoded(new URL(request.url).pathname.slice(settings.basePath.length - 1));
      const file = fileOfRoute(path, options.routeData);
      const number = numbers.get(file);
      if (number === undefined) return rendered;
      const made = rendered instanceof Response ? rendered : rendered.response;
      thread.take({ file, html: await made.arrayBuffer(), number, of: numbers.size });
      // The thread writes the page when all are known; until then an empty file keeps its place.
      const response = new Response('', made);
      return rendered instanceof Response ? response : { ...rendered, response };
    },
  };
}

/** The file of a route, relative to the site. A page may come with or without its last slash. */
function fileOfRoute(path: string, { type }: Pick<RouteData, 'type'>): string {
  const bare = path.replace(/\/$/, '');
  return type === 'endpoint' ? bare.slice(1) : fileOfPath(`${bare}/`);
}

/** The thread that finishes pages, as the build sees it. */
export class FinishingThread {
  readonly #worker: Worker;
  readonly #end: Promise<Problem[]>;
  readonly #gone: Promise<void>;
  #tell: Tell = () => undefined;

  constructor(beginning: Beginning) {
    this.#worker = new Worker(join(import.meta.dirname, 'finishing-thread.ts'), {
      workerData: beginning,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    // Not by `once` of node:events, which fails when the thread does.
    this.#gone = new Promise((done) => this.#worker.on('exit', () => done()));
    this.#end = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromThread) => {
        if ('problems' in message) resolve(message.problems);
        else if ('error' in message) reject(message.error);
        else this.#tell(message.step, message.words);
      });
      this.#worker.on('error', reject);
      this.#worker.on('exit', () => reject(new Error('The thread that finishes pages ended before it was done.')));
    });
    // Told when the end is waited for; until then a build that fails need not wait for this one.
    this.#end.catch(() => undefined);
    this.#worker.unref();
  }

  /** Its text belongs to the thread from now on. */
  take(page: MadePage): void {
    this.#worker.postMessage(page satisfies ToThread, [page.html]);
  }

  /** @returns what must not be published @throws whatever went wrong with any page, or with the files */
  async finish(tell: Tell): Promise<Problem[]> {
    this.#tell = tell;
    this.#worker.ref();
    this.#worker.postMessage('finish' satisfies ToThread);
    return this.#end;
  }

  /** Ends it before it is done. */
  async stop(): Promise<void> {
    this.#worker.ref();
    this.#worker.postMessage('stop' satisfies ToThread);
    await this.#gone;
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
      ...pages.map(({ id, data }) => [`pages/${id}`, { title: data.title, names: data.aliases.join(', ') }] as const),
    ]),
  };
}
