import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { settings } from '../site.ts';

/**
 * Puts the finished site in the place of the last one, as the last step of a build. A build that fails earlier never
 * gets here, so the last site stays. Astro ends with exit code 0 after many a warning that means a broken page; here a
 * single warning or error is enough to fail.
 */
export function publish(): AstroIntegration {
  const complaints: string[] = [];
  return {
    name: 'publish',
    hooks: {
      'astro:config:setup': ({ command, logger }) => {
        if (command !== 'build') return;
        const { destination } = logger.options;
        const write = destination.write.bind(destination);
        destination.write = (message) => {
          if (message.level === 'warn' || message.level === 'error') complaints.push(message.message);
          write(message);
        };
      },
      'astro:build:done': async ({ logger }) => {
        if (complaints.length > 0) {
          const error = new Error(
            `The build warned ${complaints.length} times, so it is not published:\n${complaints.join('\n')}`,
          );
          error.stack = '';
          throw error;
        }
        const old = `${settings.buildDir}-old`;
        await rm(old, { recursive: true, force: true });
        if (existsSync(settings.outDir)) await rename(settings.outDir, old);
        await rename(settings.buildDir, settings.outDir);
        await rm(old, { recursive: true, force: true });
        logger.info(`The site is in ${settings.outDir}`);
      },
    },
  };
}
