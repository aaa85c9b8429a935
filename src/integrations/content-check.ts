import { sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { reportOf } from '../domain/problems.ts';
import { settings } from '../site.ts';
import { checkContent } from './check-content.ts';
import { contentOfBuild } from './content-of-build.ts';
import { ProblemsFound } from './report.ts';

/** Checks all of `content/` before anything is built; with a problem, nothing is. In dev, again at every change. */
export function contentCheck(): AstroIntegration {
  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': async ({ command, logger }) => {
        if (command !== 'build' && command !== 'dev') return;
        const { content, problems } = await (command === 'build'
          ? contentOfBuild()
          : checkContent(settings.contentDir));
        if (problems.length > 0) throw new ProblemsFound(problems);
        logger.info(`${content.entries.length} entries and ${content.pages.length} pages are fine.`);
      },
      'astro:server:setup': ({ server, logger }) => {
        server.watcher.add(settings.contentDir);
        server.watcher.on('all', async (_event, path) => {
          if (!path.startsWith(settings.contentDir + sep)) return;
          const { problems } = await checkContent(settings.contentDir);
          if (problems.length > 0) logger.error(`\n${reportOf(problems)}`);
          else logger.info('The content is fine.');
        });
      },
    },
  };
}
