import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import type { Content } from '../domain/content.ts';
import { factPath, factsInOrder } from '../domain/facts.ts';
import { NAMES_FILE, OFFLINE_WORKER_PATH, PAGE_PATHS, SHORT_FOLDER, TEXT_SEARCH_FILE } from '../domain/links/paths.ts';
import { copyPrefix, fingerprintOfFile, folderOf, type OfflineCopy } from '../domain/offline/copy.ts';
import { canBeMissingPage } from '../domain/offline/note.ts';
import { settings } from '../site.ts';
import { builtPaths } from './built-pages.ts';
import { checkedContent } from './checked-content.ts';
import { knownFingerprints } from './finished-pages.ts';
import { PAGEFIND_VERSION } from './pagefind-package.ts';

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
  let worker: Promise<string> | undefined;
  return {
    name: 'offline-copy',
    hooks: {
      'astro:build:start': async () => {
        const { content } = await checkedContent();
        worker = bundled(isKept(content) ? 'offline-worker.ts' : 'farewell-worker.ts');
        // Told when the worker is written; a build that fails before need not wait for it.
        worker.catch(() => undefined);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { content } = await checkedContent();
        const copy = await copyOf(folder, settings.basePath, factsByPage(content));
        const [name, value, words] = isKept(content)
          ? ['OFFLINE_COPY', copy, `${Object.keys(copy.files).length} files are kept for reading offline.`]
          : ['COPIES', copyPrefix(settings.basePath), 'Copies for reading offline are removed.'];
        await writeFile(join(folder, OFFLINE_WORKER_PATH), `const ${name}=${JSON.stringify(value)};${await worker}`);
        logger.info(words);
      },
    },
  };
}

/** Whether readers keep a copy: unless the guide says that they do not. */
const isKept = ({ site }: Content): boolean => site?.offline ?? true;

/** The ids of all facts by the path of the page where each is read. */
function factsByPage({ entries, pages }: Content): OfflineCopy['facts'] {
  const facts: Record<string, string[]> = {};
  for (const { fact, owner } of factsInOrder([...entries, ...pages])) {
    const [path = ''] = factPath(owner, fact.id).slice(1).split('#');
    facts[path] = [...(facts[path] ?? []), fact.id];
  }
  return facts;
}

/** What is kept of a built site; without the short addresses of facts, and what no reader opens. */
async function copyOf(folder: string, base: string, facts: OfflineCopy['facts']): Promise<OfflineCopy> {
  const besides = new Set(
    Object.values(facts)
      .flat()
      .map((id) => `${SHORT_FOLDER}/${id}/index.html`),
  );
  const names = [...(await builtPaths(folder))]
    .map((path) => path.slice(1))
    .filter((name) => !besides.has(name) && !NOT_KEPT.some((pattern) => pattern.test(name)))
    .sort();
  const known = knownFingerprints();
  const fingerprint = (name: string) =>
    known.get(name) ??
    fingerprintOfFile(
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest(),
    );
  const files = Object.fromEntries(names.map((name) => [folderOf(name), fingerprint(name)]));
  if (!canBeMissingPage(await readFile(join(folder, PAGE_PATHS['not-found']), 'utf8')))
    throw new Error(
      `${PAGE_PATHS['not-found']} has another shape than the worker for reading offline knows: see note.ts.`,
    );
  const version = fingerprintOfFile(createHash('sha256').update(JSON.stringify(files)).digest());
  const asks = { [NAMES_FILE]: files[NAMES_FILE] ?? '', [TEXT_SEARCH_FILE]: PAGEFIND_VERSION };
  return { base, files, facts, asks, version };
}

/** A worker as one script that every browser runs; what it declares and does not have is still to be put before it. */
async function bundled(file: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      rolldownOptions: { input: join(WORKERS, file), output: { format: 'iife' } },
    },
  });
  const [output] = 'output' in result ? result.output : [];
  if (output?.type !== 'chunk') throw new Error(`${file} did not become a script.`);
  return output.code;
}
