import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Document } from 'domhandler';
import { parseDocument } from 'htmlparser2';

/** A page as it was built. */
export interface BuiltPage {
  /** The file, relative to the built site: `terms/no-sla/index.html`. */
  file: string;
  /** Its path without the base path: `/terms/no-sla/`. */
  path: string;
  document: Document;
}

/** All HTML pages of the built site, sorted by file. */
export async function readBuiltPages(folder: string): Promise<BuiltPage[]> {
  const files = await pageFiles(folder);
  return Promise.all(
    files.map(async (file) => ({
      file,
      path: pathOfFile(file),
      document: parseDocument(await readFile(join(folder, file), 'utf8')),
    })),
  );
}

/** The files of all HTML pages, relative to the built site, sorted. */
export async function pageFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .map((name) => name.split(sep).join('/'))
    .filter(isPageFile)
    .sort();
}

/** Whether a file of the built site is a page. */
export const isPageFile = (file: string): boolean => file.endsWith('.html');

/** The path of a page, without the base path: `/terms/no-sla/` of `terms/no-sla/index.html`. */
export const pathOfFile = (file: string): string => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

/** The file of a page: `terms/no-sla/index.html` of `/terms/no-sla/`. That for addresses that lead nowhere has no folder. */
export const fileOfPath = (path: string): string =>
  path === '/404/' ? '404.html' : `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;

/** All files of the built site as paths without the base path, for links that do not lead to pages. */
export async function builtPaths(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`),
  );
}
