import { existsSync, rmSync } from 'node:fs';
import { mkdir, readdir, rmdir } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import process from 'node:process';
import type { AstroIntegration } from 'astro';
import { stopClock } from '../clock.ts';
import { DATA_FILE, OFFLINE_WORKER_FILE } from '../domain/links/paths.ts';
import { settings } from '../site.ts';
import { takeBuildLock } from './build-lock.ts';
import { asideOf, moveFolder, replaceFolder, restoreFolder } from './replace-folder.ts';

/** Every site that was built has these at its top, and hardly anything else has. */
const SIGNS_OF_A_SITE = [OFFLINE_WORKER_FILE, DATA_FILE];

const isWithin = (path: string, folder: string): boolean => `${path}${sep}`.startsWith(`${folder}${sep}`);

/** The folder of the site is replaced whole; it must not hold anything else that is dear to somebody. */
async function refuseToReplace(folders: readonly string[]): Promise<void> {
  const { outDir } = settings;
  const lost = folders.find((folder) => isWithin(folder, outDir));
  if (lost !== undefined) throw plainError(`OUT_DIR is ${outDir}, which holds ${lost}. Choose a folder of its own.`);
  const [name, ...more] = await namesIn(outDir);
  if (name === undefined || SIGNS_OF_A_SITE.every((sign) => [name, ...more].includes(sign))) return;
  throw plainError(
    `OUT_DIR is ${outDir}, which holds ${name} and is no built site. Choose a folder that is empty or not there yet.`,
  );
}

/**
 * Why nothing can be built in a project: bundlers take what stands behind these signs for no part of a file's name.
 *
 * @param project the folder in which the commands run
 */
export const whyNothingIsBuiltIn = (project: string): string | undefined =>
  /[#?]/.test(project)
    ? `The project is in ${project}. Nothing can be built in a folder with # or ? in its name; give it another one.`
    : undefined;

/** The site must not be among the files of which the next one is made. */
function refuseToBuildInto(folders: readonly string[]): void {
  const { outDir } = settings;
  const around = folders.find((folder) => isWithin(outDir, folder));
  if (around === undefined) return;
  throw plainError(
    `OUT_DIR is ${outDir}, which is inside ${around}, and would be taken for a part of it. Choose a folder outside.`,
  );
}

/** Two builds at once would take each other's files away. */
function refuseToMix(): void {
  const other = takeBuildLock(settings.buildLock);
  if (other === undefined) return;
  throw plainError(
    `Another build of this guide is running (process ${other}). Wait until it has ended, and build again.`,
  );
}

/** What lies in a folder; nothing in one that is not there yet. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Begins a build: the last site is in its place, whatever became of the build before, and nothing of that one lies about.
 *
 * @throws errors of the file system, and one that names a folder in the way, before anything has been built in vain
 */
export async function prepareBuild(): Promise<void> {
  const { buildDir, freshDir, outDir, contentDir } = settings;
  // Made for development, pages would lack what only readers need: the copy for reading offline.
  process.env['NODE_ENV'] = 'production';
  stopClock();
  const refusal = whyNothingIsBuiltIn(process.cwd());
  if (refusal !== undefined) throw plainError(refusal);
  await refuseToReplace([process.cwd(), contentDir, buildDir]);
  refuseToBuildInto([contentDir, resolve('src'), resolve('public')]);
  refuseToMix();
  await restoreFolder(freshDir, outDir);
  clearLeft([buildDir, freshDir, asideOf(freshDir)]);
  // Whether it may be written is better known now than when all pages are made.
  await makeFolder(freshDir);
  await rmdir(freshDir);
}

/** Makes a folder, and those around it: not by `recursive`, which never ends where a system takes no folders, as in `/proc`. */
async function makeFolder(folder: string): Promise<void> {
  const around = dirname(folder);
  if (around !== folder && !existsSync(around)) await makeFolder(around);
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Somebody else has just made it.
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT') throw error;
    throw plainError(
      `OUT_DIR is ${settings.outDir}, and no folder can be made in ${around}. ` +
        'Choose another place for the site: OUT_DIR=/somewhere/else',
    );
  }
}

/** Takes away what a build has made that is not in its place yet, at once: pages that are being made must not miss it. */
export function clearUnfinished(): void {
  for (const folder of [settings.buildDir, settings.freshDir]) rmSync(folder, { recursive: true, force: true });
}

/** Takes away what builds before this one have left, also one that an administrator has run. */
function clearLeft(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      throw plainError(
        `The site was not built. ${folder}, which an earlier build has left, may not be removed.\n` +
          'Remove it, as an administrator if need be, and build again.',
      );
    }
  }
}

/** Prepares every build, also one that was not started by `npm run build`. */
export function keepLastSite(): AstroIntegration {
  return {
    name: 'keep-last-site',
    hooks: {
      'astro:config:setup': async ({ command }) => {
        if (command === 'build') await prepareBuild();
      },
    },
  };
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
        const { destination } = logger.options;
        const write = destination.write.bind(destination);
        destination.write = (message) => {
          if (message.level === 'warn' || message.level === 'error') complaints.push(message.message);
          write(message);
        };
      },
      'astro:build:done': async ({ logger }) => {
        if (complaints.length > 0) {
          throw plainError(
            `The build warned ${complaints.length} times, so it is not published:\n${complaints.join('\n')}`,
          );
        }
        await moveFolder(settings.buildDir, settings.freshDir);
        await replaceFolder(settings.freshDir, settings.outDir);
        logger.info(`The site is in ${settings.outDir}`);
        if (existsSync(settings.freshDir)) {
          logger.warn(`Some of the last site may not be removed: ${settings.freshDir}`);
          logger.warn('Remove it before the next build, as an administrator if need be.');
        }
      },
    },
  };
}

/** An error that says all there is to say: the code that found it is not at fault. */
function plainError(message: string): Error {
  const error = new Error(message);
  error.stack = '';
  return error;
}
