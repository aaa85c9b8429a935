import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration, AstroIntegrationLogger, AstroPrerenderer, RouteData } from 'astro';
import { todayIn } from '../clock.ts';
import type { Content } from '../domain/content.ts';
import { decoded, SHORT_FOLDER } from '../domain/links/paths.ts';
import { courseOf } from '../domain/search/names.ts';
import { stateOf, turnsOf } from '../domain/state.ts';
import { settings } from '../site.ts';
import { fileOfPath, isPageFile } from './built-pages.ts';
import { checkedContent } from './checked-content.ts';
import { FETCHED_FILES } from './file-fingerprints.ts';
import type { Beginning, FromThread, ToThread } from './finishing-thread.ts';
import type { Finished, MadeFile, Tell } from './page-finisher.ts';
import type { EntryMeta, WhatToIndex } from './pagefind-index.ts';
import { ProblemsFound } from './report.ts';
import { INDEX_OF_DEV } from './search-index.ts';
import { SiteFiles } from './site-files.ts';

let thread: FinishingThread | undefined;
let finished: Finished | undefined;

/** Ends the thread of a build that has failed, and what the thread has begun. */
export const stopFinishing = async (): Promise<void> => thread?.stop();

/**
 * The fingerprints of the files of the site that need not be read any more, by file relative to the site.
 *
 * @throws before the pages are finished
 */
export function knownFingerprints(): Finished['fingerprints'] {
  if (finished === undefined) throw new Error('The pages are not finished yet.');
  return finished.fingerprints;
}

/**
 * Writes every file that Astro makes, in its place: pages are finished in a thread of their own (`page-finisher.ts`), which also writes
 * the search index of them. They are made before most other files, so that they and their index are written while those are made.
 */
export function finishedPages(): AstroIntegration {
  return {
    name: 'finished-pages',
    hooks: {
      'astro:config:setup': ({ command, logger }) => {
        if (command === 'build') leaveLinesOut(logger.options);
      },
      'astro:build:start': async ({ setPrerenderer }) => {
        const { content } = await checkedContent();
        const place = { site: settings.buildDir, last: settings.outDir, archive: INDEX_OF_DEV };
        const finishing = new FinishingThread({ place, what: whatToIndex(content) });
        thread = finishing;
        setPrerenderer((astros) => finishingPrerenderer(astros, finishing));
      },
      'astro:build:done': async ({ logger }) => {
        if (thread === undefined) throw new Error('No page was made.');
        finished = await thread.finish((step, words) => logger.fork(step).info(words));
        const { problems } = finished;
        if (problems.length > 0) throw new ProblemsFound(problems);
      },
    },
  };
}

/**
 * Leaves out what Astro says of every file: that it makes it, how long that took, of several at once mixed, and that none is written;
 * and of a step that failed that it did, which the build says in the end in words of its own.
 */
function leaveLinesOut({ destination }: AstroIntegrationLogger['options']): void {
  const write = destination.write.bind(destination);
  destination.write = (message) => {
    const { level, label, newLine, message: words } = message;
    const isOfFile = level === 'info' && (!newLine || (label === 'SKIP_FORMAT' && /\(\+\d/.test(words)));
    const isOfStep = level === 'error' && words.startsWith('An unhandled error occurred while running the ');
    if (!isOfFile && !isOfStep) write(message);
  };
}

/** Astro's own, which gives what it makes to a thread. Numbers of pages are those of Astro's routes, so two builds are the same. */
function finishingPrerenderer(astros: AstroPrerenderer, thread: FinishingThread): AstroPrerenderer {
  const numbers = new Map<string, number>();
  let searched = 0;
  return {
    ...astros,
    name: 'finished',
    async getStaticPaths() {
      const paths = await astros.getStaticPaths();
      const fileOf = ({ pathname, route }: (typeof paths)[number]) => fileOfRoute(pathname, route);
      const turnOf = (path: (typeof paths)[number]) => {
        const file = fileOf(path);
        if (!isPageFile(file)) return FETCHED_FILES.includes(file) ? 'fetched' : 'other';
        return file.startsWith(`${SHORT_FOLDER}/`) ? 'short' : 'searched';
      };
      // No page can be written before the files are there for which it asks; and the index takes its time.
      const turns = Object.groupBy(paths, turnOf);
      // Two routes of one file are told by Astro, which makes the first of them.
      const files = (turn: keyof typeof turns) => new Set(turns[turn]?.map(fileOf));
      searched = files('searched').size;
      numbers.clear();
      for (const file of [...files('searched'), ...files('short')]) numbers.set(file, numbers.size);
      const { fetched = [], searched: first = [], short = [], other = [] } = turns;
      return [...fetched, ...first, ...short, ...other];
    },
    async render(request, options) {
      const rendered = await astros.render(request, options);
      const path = decoded(new URL(request.url).pathname.slice(settings.basePath.length - 1));
      const file = fileOfRoute(path, options.routeData);
      const number = numbers.get(file);
      const made = rendered instanceof Response ? rendered : rendered.response;
      // Nothing to write, or a page that Astro makes of where it leads: both are told by Astro.
      if (made.body === null || (made.status >= 300 && made.status < 400)) return rendered;
      const bytes = await made.arrayBuffer();
      thread.take({ file, bytes, ...(number !== undefined && { page: { number, searched, of: numbers.size } }) });
      return rendered instanceof Response ? NOTHING_TO_WRITE : { ...rendered, response: NOTHING_TO_WRITE };
    },
  };
}

/** Without a body, Astro writes no file. */
const NOTHING_TO_WRITE = new Response(null);

/** The file of a route, relative to the site. A page may come with or without its last slash. */
function fileOfRoute(path: string, { type }: Pick<RouteData, 'type'>): string {
  const bare = path.replace(/\/$/, '');
  return type === 'endpoint' ? bare.slice(1) : fileOfPath(`${bare}/`);
}

/** What becomes of the files that Astro makes, and the thread that finishes pages, as the build sees it. */
export class FinishingThread {
  readonly #worker: Worker;
  readonly #end: Promise<Finished>;
  readonly #gone: Promise<void>;
  #tell: Tell = () => undefined;
  readonly #others: SiteFiles;
  #failure: unknown;

  constructor(beginning: Beginning) {
    this.#others = new SiteFiles(beginning.place.site, beginning.place.last);
    this.#worker = new Worker(join(import.meta.dirname, 'finishing-thread.ts'), {
      workerData: beginning,
    });
    // Not by `once` of node:events, which fails when the thread does.
    this.#gone = new Promise((done) => this.#worker.on('exit', () => done()));
    this.#end = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromThread) => {
        if ('problems' in message) resolve(message);
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

  /**
   * Takes a file that Astro has made, whose bytes nobody else may use from now on. It is finished in the thread when it is a page or
   * pages ask for it; all others are written here, when the thread has most to do. What goes wrong is told in the end.
   */
  take(made: MadeFile): void {
    if (made.page !== undefined || FETCHED_FILES.includes(made.file)) {
      this.#worker.postMessage(made satisfies ToThread, [made.bytes]);
    } else if (this.#failure === undefined) {
      try {
        this.#others.write(made.file, new Uint8Array(made.bytes));
      } catch (error) {
        this.#failure = error;
      }
    }
  }

  /** @throws whatever went wrong with any file */
  async finish(tell: Tell): Promise<Finished> {
    if (this.#failure !== undefined) throw this.#failure;
    this.#tell = tell;
    this.#worker.ref();
    this.#worker.postMessage('finish' satisfies ToThread);
    const { problems, fingerprints } = await this.#end;
    return { problems, fingerprints: new Map([...fingerprints, ...this.#others.fingerprints]) };
  }

  /** Ends it before it is done; from now on no file is written. */
  async stop(): Promise<void> {
    this.#failure ??= new Error('The build was stopped.');
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
