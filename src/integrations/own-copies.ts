import { basename } from 'node:path';
import type { Plugin } from 'vite';

/** A module below `components/` that is smaller than a request for it. */
const SMALL = /\/(?:find|copying|put-in-history)\.ts$/;

/** Modules whose names begin alike become one script: `search-view.ts` and `search-list.ts`. */
const scriptOf = (module: string): string => basename(module).replace(/[-.].*/s, '');

/**
 * Gives each script that imports a small module a copy of its own. A bundler would put what two scripts share into a file
 * that both have to ask for, and a page is one request.
 */
export const ownCopies: Plugin = {
  name: 'own-copies',
  apply: 'build',
  enforce: 'pre',
  resolveId: {
    filter: { id: SMALL },
    async handler(source, importer, options) {
      const module = importer && (await this.resolve(source, importer, { ...options, skipSelf: true }));
      return module ? `${module.id}?of=${scriptOf(importer)}` : null;
    },
  },
};
