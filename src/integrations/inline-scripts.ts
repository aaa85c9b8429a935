import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withBase } from '../domain/links/paths.ts';
import { settings } from '../site.ts';

/** Scripts up to this size stand in the page: a request costs a reader more. In characters, which are ASCII here. */
const LARGEST_INLINE = 4096;
const FOLDER = '_astro';
const SCRIPT = /<script type="module" src="[^"]*\/_astro\/([^"/]+\.js)"><\/script>/g;

/** The scripts that Astro has bundled for a site. */
export interface BundledScripts {
  /** Those that stand in the pages that ask for them, by the names of their files, which nobody asks for then. */
  inline: ReadonlyMap<string, string>;
  /** The text of all others: pages fetch them. */
  fetched: readonly string[];
}

/**
 * The scripts of a built site. Astro puts small scripts into the pages itself, but not one that imports another when it is needed:
 * the path of that import is relative to the script, and has to become one from the root of the site.
 */
export function bundledScripts(site: string): BundledScripts {
  const scripts = readScripts(join(site, FOLDER));
  const inline = inlineCodes(scripts);
  return { inline, fetched: [...scripts].filter(([name]) => !inline.has(name)).map(([, code]) => code) };
}

/** A page with the scripts that stand inside of it. */
export const withInlineScripts = (html: string, { inline }: BundledScripts): string =>
  html.replace(SCRIPT, (tag, name: string) => {
    const code = inline.get(name);
    return code === undefined ? tag : `<script type="module">${code}</script>`;
  });

/** Takes the files away that pages carry inside. */
export async function removeInlined(site: string, { inline }: BundledScripts): Promise<void> {
  await Promise.all([...inline.keys()].map((name) => rm(join(site, FOLDER, name))));
}

function readScripts(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
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
