import type { AstroIntegration } from 'astro';
import { settings } from '../site.ts';
import { checkContent } from './check-content.ts';
import { ProblemsFound } from './report.ts';

/** Checks all of `content/` before anything is built; with a problem, nothing is. */
export function contentCheck(): AstroIntegration {
  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': async ({ command, logger }) => {
        if (command !== 'build' && command !== 'dev') return;
        const { content, problems } = await checkContent(settings.contentDir);
        if (problems.length > 0) throw new ProblemsFound(problems);
        logger.info(`${content.entries.length} entries and ${content.pages.length} pages are fine.`);
      },
    },
  };
}
