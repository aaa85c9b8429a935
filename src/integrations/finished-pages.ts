import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration, PrerenderResult, RouteType } from 'astro';
import { todayIn } from '../clock.ts';
import type { Content } from '../domain/content.ts';
import { decoded } from '../domain/links/paths.ts';
import type { Problem } from '../domain/problems.ts';
import { courseOf } from '../domain/search/names.ts';
import { stateOf, turnsOf } from '../domain/state.ts';
import { settings } from '../site.ts';
import { fileOfPath } from './built-pages.ts';
import { contentOfBuild } from './content-of-build.ts';
import type { Beginning, FromThread, ToThread } from './finishing-thread.ts';
import type { MadePage, Tell } from './page-finisher.ts';
import type { EntryMeta, WhatToIndex } from './pagefind-index.ts';
import { ProblemsFound } from './report.ts';
import { INDEX_OF_DEV } from './search-index.ts';

/** Room for what the thread soon forgets, in megabytes: pages come faster than they are worth to be kept. */
const YOUNG_MB = 16;

/**
 * Has every page finished in a thread of its own as soon as Astro has made it (`page-finisher.ts`), and the search index written from
 * them. Pages go there in the order in which Astro asks for them, so that two builds of the same are the same.
 */
export function finishedPages(): AstroIntegration {
  let thread: FinishingThread | undefined;
  return {
    name: 'finished-pages',
    hooks: {
      'astro:build:start': async ({ setPrerenderer }) => {
        const { content } = await contentOfBuild();
        const place = { site: settings.buildDir, archive: INDEX_OF_DEV };
        const finishing = new FinishingThread({ place, what: whatToIndex(content) });
        thread = finishing;
        setPrerenderer((astros) => ({
          ...astros,
          name: 'finished',
          async render(request, options) {
            const making = astros
              .render(request, options)
              .then((rendered) => withPage(rendered, request, options.routeData));
            finishing.take(making.then(({ page }) => page));
            return (await making).rendered;
          },
        }));
      },
      'astro:build:done': async ({ logger }) => {
        if (thread === undefined) throw new Error('No page was made.');
        const problems = await thread.finish((step, words) => logger.fork(step).info(words));
        if (problems.length > 0) throw new ProblemsFound(problems);
      },
    },
  };
}

type Rendered = Response | PrerenderResult;

/** What Astro has rendered for a request, and the page, if it is one. */
async function withPage(
  rendered: Rendered,
  { url }: Request,
  { type }: { type: RouteType },
): Promise<{ rendered: Rendered; page?: MadePage }> {
  const response = rendered instanceof Response ? rendered : rendered.response;
  if (!response.headers.get('content-type')?.startsWith('text/html')) return { rendered };
  const html = await response.text();
  const path = decoded(new URL(url).pathname.slice(settings.basePath.length - 1));
  const file = type === 'endpoint' ? path.slice(1).replace(/\/$/, '') : fileOfPath(path);
  // A body can be read once.
  const again = new Response(html, response);
  return { rendered: rendered instanceof Response ? again : { ...rendered, response: again }, page: { file, html } };
}

/** The thread that finishes pages, as the build sees it. */
export class FinishingThread {
  readonly #worker: Worker;
  readonly #end: Promise<Problem[]>;
  #tell: Tell = () => undefined;
  /** The page that went last: the next one follows it, whichever is made first. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(beginning: Beginning) {
    this.#worker = new Worker(join(import.meta.dirname, 'finishing-thread.ts'), {
      workerData: beginning,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
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

  /** @param making is awaited after all that came before; what is no page is left out, and what cannot be made ends the build elsewhere */
  take(making: Promise<MadePage | undefined>): void {
    const before = this.#last;
    this.#last = Promise.allSettled([before, making]).then(([, made]) => {
      if (made.status === 'fulfilled' && made.value !== undefined) this.#send(made.value);
    });
  }

  /** @returns what must not be published @throws whatever went wrong with any page, or with the files */
  async finish(tell: Tell): Promise<Problem[]> {
    this.#tell = tell;
    await this.#last;
    this.#worker.ref();
    this.#send('no more');
    return this.#end;
  }

  #send(message: ToThread): void {
    this.#worker.postMessage(message);
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
