import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../..');
/** What a browser or a page has of its own is not among it. */
const FILES = [
  'package-lock.json',
  'astro.config.mjs',
  'src/clock.ts',
  'src/href.ts',
  'src/markdown.ts',
  'src/mdx/labels.ts',
  'src/queries.ts',
  'src/site.ts',
  'src/variable.ts',
];
const FOLDERS = ['src/domain', 'src/integrations', 'src/schemas'];

let version: string | undefined;

/**
 * A name for all code that decides what becomes of a text: packages, plugins, schemas, and all that they can import of the project.
 * What is kept from build to build is of use to the same code alone.
 */
export function codeVersion(): string {
  version ??= versionOf(codeFiles().map((file) => readFileSync(join(PROJECT, file))));
  return version;
}

/** The files of that code, relative to the project. */
export const codeFiles = (): string[] => [...FILES, ...FOLDERS.flatMap(scriptsIn)];

function versionOf(files: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const bytes of files) hash.update(bytes);
  return hash.digest('hex');
}

const scriptsIn = (folder: string): string[] =>
  readdirSync(join(PROJECT, folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => name.endsWith('.ts'))
    .sort();
