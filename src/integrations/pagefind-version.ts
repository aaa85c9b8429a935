import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** The version of the search library, which its address carries. It has no export that says it. */
export const PAGEFIND_VERSION: string = JSON.parse(
  readFileSync(findPackageJSON('pagefind', import.meta.url) ?? 'pagefind/package.json', 'utf8'),
).version;
