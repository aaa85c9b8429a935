import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { AstroIntegration } from 'astro';
import type { Content } from '../domain/content.ts';
import { type Problem, reportOf } from '../domain/problems.ts';
import { escapeXml } from '../domain/xml.ts';
import { PAGE_IDS } from '../schemas/page.ts';
import { settings } from '../site.ts';
import { checkAgain, checkedContent } from './checked-content.ts';
import { CONTENT_LOADER } from './content-loader.ts';
import { ProblemsFound } from './report.ts';
import { forgetServed } from './served-content.ts';
import { onceSettled } from './settled.ts';

/** How often dev looks whether a folder of content that has gone is back. In milliseconds. */
const LOOK_AGAIN = 500;

/**
 * Checks all of `content/` before anything is built; with a problem, nothing is. In dev it only reports, again at every change,
 * and has what is fine shown.
 */
export function contentCheck(): AstroIntegration {
  return {
    name: 'content-check',
    hooks: {
      'content:checked': checkedContent,
      'astro:config:setup': async ({ command, logger }) => {
        if (command !== 'build') return;
        const { content, problems } = await checkedContent();
        if (problems.length > 0) throw new ProblemsFound(problems);
        logger.info(`${content.entries.length} entries and ${content.pages.length} pages are fine.`);
      },
      'astro:server:setup': ({ server, logger, refreshContent }) => {
        let unreadable: Problem[] = [];
        const isThere = () => existsSync(settings.contentDir);
        let isAwaited = false;
        /** A watcher loses a folder that goes away, and hears nothing of one that comes into its place. */
        const awaitFolder = async () => {
          if (isAwaited) return;
          isAwaited = true;
          do await setTimeout(LOOK_AGAIN, undefined, { ref: false });
          while (!isThere());
          isAwaited = false;
          server.watcher.unwatch(settings.contentDir);
          server.watcher.add(settings.contentDir);
          report();
        };
        const check = async () => {
          const wasThere = isThere();
          const { content, problems } = await checkAgain();
          if (isReadable(content)) {
            forgetServed(server);
            await refreshContent?.({ loaders: [CONTENT_LOADER] });
            unreadable = [];
          } else unreadable = problems;
          if (problems.length > 0) logger.error(`\n${reportOf(problems)}`);
          else logger.info('The content is fine.');
          if (!wasThere || !isThere()) void awaitFolder();
        };
        const report = onceSettled(check, (error) => logger.error(`The content cannot be checked: ${error}`));
        server.watcher.add(settings.contentDir);
        server.watcher.on('all', (_event, path) => {
          if (path.startsWith(settings.contentDir + sep)) report();
        });
        report();
        server.middlewares.use((request, response, next) => {
          if (unreadable.length === 0 || !request.headers.accept?.includes('text/html')) return next();
          response.writeHead(500, { 'content-type': 'text/html;charset=utf-8' });
          return response.end(pageOfProblems(unreadable));
        });
      },
    },
  };
}

/** Whether pages can be made of it: what merely leads nowhere stands on its page all the same. */
const isReadable = ({ site, pages, unread }: Content): boolean =>
  site !== undefined && unread.size === 0 && pages.length === PAGE_IDS.length;

/** What is seen in place of a page while files cannot be read; it asks again by itself. */
const pageOfProblems = (problems: readonly Problem[]): string =>
  [
    '<!doctype html>',
    '<html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2">',
    '<title>The content cannot be read</title>',
    `<h1>The content cannot be read</h1><pre>${escapeXml(reportOf(problems))}</pre></html>`,
  ].join('\n');
