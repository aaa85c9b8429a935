import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { OFFLINE_WORKER_PATH } from '../domain/links/paths.ts';
import { copyPrefix, fingerprintOfFile, type OfflineCopy } from '../domain/offline/copy.ts';
import { settings } from '../site.ts';
import { builtPaths } from './built-pages.ts';
import { contentOfBuild } from './content-of-build.ts';
import { PAGEFIND_VERSION } from './pagefind-package.ts';
import { someAtOnce } from './some-at-once.ts';

const WORKERS = resolve(import.meta.dirname, '../workers');
/** What readers do not open: pictures for chats, files for search engines and lawyers, data for other programs. */
const NOT_KEPT = [
  /\.png$/,
  /^sitemap-/,
  /^robots\.txt$/,
  /^opensearch\.xml$/,
  /licence\.txt$/,
  /^guide(\.schema)?\.json$/,
  /\.md$/,
  /^llms/,
];

/**
 * Writes the worker that keeps the guide for reading offline. It comes after everything that changes a file: the worker knows
 * each by its content. A guide that gives the copy up (`offline: false` in `content/site.yaml`) gets one that removes it.
 */
export function offlineCopy(): AstroIntegration {
  return {
    name: 'offline-copy',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { content } = await contentOfBuild();
        const { offline = true } = content.site ?? {};
        const facts = [...content.entries, ...content.pages].flatMap(({ data }) => data.facts.map(({ id }) => id));
        const copy = await copyOf(folder, settings.basePath, new Set(facts.map((id) => `go/${id}/index.html`)));
        const code = offline
          ? await bundled('offline-worker.ts', { OFFLINE_COPY: copy })
          : await bundled('farewell-worker.ts', { COPIES: copyPrefix(settings.basePath) });
        await writeFile(join(folder, OFFLINE_WORKER_PATH), code);
        const count = Object.keys(copy.files).length;
        logger.info(
          offline ? `${count} files are kept for reading offline.` : 'Copies for reading offline are removed.',
        );
      },
    },
  };
}

/**
 * What is kept of a built site.
 *
 * @param besides files that need not be kept, beside those that no reader opens
 */
async function copyOf(folder: string, base: string, besides: ReadonlySet<string>): Promise<OfflineCopy> {
  const names = [...(await builtPaths(folder))]
    .map((path) => path.slice(1))
    .filter((name) => !besides.has(name) && !NOT_KEPT.some((pattern) => pattern.test(name)))
    .sort();
  const files = Object.fromEntries(
    await someAtOnce(names, async (name) => {
      const digest = createHash('sha256')
        .update(await readFile(join(folder, name)))
        .digest();
      // A page is asked for by its folder.
      return [name.replace(/(^|\/)index\.html$/, '$1'), fingerprintOfFile(digest)] as const;
    }),
  );
  const version = fingerprintOfFile(createHash('sha256').update(JSON.stringify(files)).digest());
  const asks = { 'names.json': files['names.json'] ?? '', 'pagefind/pagefind.js': PAGEFIND_VERSION };
  return { base, files, asks, version };
}

/** A worker as one script that every browser runs, with its constants written in. */
async function bundled(file: string, constants: Record<string, unknown>): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)])),
    build: {
      write: false,
      rolldownOptions: { input: join(WORKERS, file), output: { format: 'iife' } },
    },
  });
  const [output] = 'output' in result ? result.output : [];
  if (output?.type !== 'chunk') throw new Error(`${file} did not become a script.`);
  return output.code;
}
