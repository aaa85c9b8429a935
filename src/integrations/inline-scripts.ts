import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withBase } from '../domain/links/paths.ts';
import { settings } from '../site.ts';
import type { UnfinishedPages } from './unfinished-pages.ts';

/** Scripts up to this size stand in the page: a request costs a reader more. In characters, which are ASCII here. */
const LARGEST_INLINE = 4096;
const FOLDER = '_astro';
const SCRIPT = /<script type="module" src="[^"]*\/_astro\/([^"/]+\.js)"><\/script>/g;

/**
 * Puts small scripts into the pages. Astro does so itself, but not for a script that imports another one when it is needed:
 * the path of that import is relative to the script, and has to become one from the root of the site.
 */
export function inlineScripts(pages: UnfinishedPages): AstroIntegration {
  return {
    name: 'inline-scripts',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const scripts = await readScripts(join(folder, FOLDER));
        const codes = inlineCodes(scripts);
        pages.change((html) =>
          html.replace(SCRIPT, (tag, name: string) => {
            const code = codes.get(name);
            return code === undefined ? tag : `<script type="module">${code}</script>`;
          }),
        );
        await Promise.all([...codes.keys()].map((name) => rm(join(folder, FOLDER, name))));
        logger.info(`${codes.size} scripts stand in their pages.`);
      },
    },
  };
}

async function readScripts(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.js'));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

/** The scripts that stand in pages, as they stand there. */
function inlineCodes(scripts: ReadonlyMap<string, string>): Map<string, string> {
  const small = [...scripts].filter(([name, code]) => code.length <= LARGEST_INLINE && !isImported(name, scripts));
  return new Map(small.map(([name, code]) => [name, withRootedImports(code, scripts)]));
}

/** What another script imports has to stay a file of its own. */
const isImported = (name: string, scripts: ReadonlyMap<string, string>): boolean =>
  [...scripts.values()].some((code) => code.includes(`./${name}`));

function withRootedImports(code: string, scripts: ReadonlyMap<string, string>): string {
  let rooted = code.trim();
  for (const name of scripts.keys()) {
    const path = withBase(settings.basePath, `/${FOLDER}/${name}`);
    for (const quote of ['"', "'", '`']) rooted = rooted.replaceAll(`${quote}./${name}${quote}`, JSON.stringify(path));
  }
  return rooted;
}
