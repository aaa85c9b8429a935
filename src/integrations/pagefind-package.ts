import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

const manifest = findPackageJSON('pagefind', import.meta.url);
if (manifest === undefined) throw new Error('Pagefind is not installed; install what the guide needs: npm ci');

/** The version of the search library, which its address carries. The package has no export that says it. */
export const PAGEFIND_VERSION: string = JSON.parse(readFileSync(manifest, 'utf8')).version;

/** Its licence (MIT), which asks that its text goes along with every copy. */
export const PAGEFIND_LICENCE = join(dirname(manifest), 'LICENSE/LICENSE');
