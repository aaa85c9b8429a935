import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What has to be there before test files run. */
export interface Needs {
  /** A Chromium, found or installed. */
  browser: boolean;
  /** The guide, built. */
  guide: boolean;
}

/** Imports of other files, with what they take; those of types alone are gone when a file runs. */
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:([^'";]+?)\s+from\s+)?'(\.{1,2}\/[^']+\.ts)'/gm;
const LATER = /\bimport\(\s*'(\.{1,2}\/[^']+\.ts)'\s*\)/g;
/** What takes the built guide from `support/site.ts`. Many take no more than the folder of the project, or build a site of their own. */
const GUIDE = /\*|\btheGuide\b/;

/**
 * What test files need, told by what they import, and what that imports below `tests/`. A file that starts another one as a program of
 * its own is not followed: what was not made ready then is made by whoever asks for it (`theGuide`, `launchBrowser`).
 *
 * @param given what Node's runner is given: files, patterns and options
 * @returns everything, where no file is named, or a folder, or one that is not there
 */
export function needsOf(given: readonly string[], tests = join(import.meta.dirname, '..')): Needs {
  const needs = { browser: false, guide: false };
  const seen = new Set<string>();
  const look = (file: string): void => {
    // What leads nowhere stands in a text of the file, such as one that a test writes.
    if (seen.has(file) || !file.startsWith(tests) || !existsSync(file)) return;
    seen.add(file);
    for (const { taken, target } of importsOf(file)) {
      if (target === join(tests, 'support/browser.ts')) needs.browser = true;
      else if (target === join(tests, 'support/site.ts')) needs.guide ||= GUIDE.test(taken);
      else look(target);
    }
  };
  const named = given.filter((argument) => !argument.startsWith('-')).map((pattern) => globSync(pattern));
  const isUnclear = named.some((files) => files.length === 0 || files.some((file) => statSync(file).isDirectory()));
  if (named.length === 0 || isUnclear) return { browser: true, guide: true };
  for (const file of named.flat()) look(resolve(file));
  return needs;
}

function importsOf(file: string): { taken: string; target: string }[] {
  const text = readFileSync(file, 'utf8');
  const at = (path: string) => resolve(dirname(file), path);
  return [
    ...[...text.matchAll(IMPORT)].map(([, taken = '', path = '']) => ({ taken, target: at(path) })),
    ...[...text.matchAll(LATER)].map(([, path = '']) => ({ taken: '*', target: at(path) })),
  ];
}
