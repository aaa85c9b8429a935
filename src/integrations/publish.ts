import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { sep } from 'node:path';
import process from 'node:process';
import type { AstroIntegration } from 'astro';
import { settings } from '../site.ts';

/** The folder of the site is replaced whole; it must not hold anything else that is dear to somebody. */
function refuseToReplace(folders: readonly string[]): void {
  const lost = folders.find((folder) => `${folder}${sep}`.startsWith(`${settings.outDir}${sep}`));
  if (lost !== undefined)
    throw new Error(`OUT_DIR is ${settings.outDir}, which holds ${lost}. Choose a folder of its own.`);
}

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
        refuseToReplace([process.cwd(), settings.contentDir]);
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
