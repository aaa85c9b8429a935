import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { deserialize } from 'node:v8';
import type { AstroIntegration } from 'astro';
import { decoded, withBase } from '../domain/links/paths.ts';
import { settings } from '../site.ts';
import type { IndexFiles } from './pagefind-files.ts';
import { INDEX_FOLDER } from './pagefind-index.ts';

/** Where dev finds the index of the last build of this guide: `outDir` may hold another one by now. */
export const INDEX_OF_DEV = join(settings.cacheDir, 'pagefind-index');
/** Pagefind's scripts; the rest are bytes of its own. */
const TYPES: Record<string, string> = { '.js': 'text/javascript' };

/** Lets the dev server answer with the search index of the last build (`pagefind-index.ts`). */
export function searchIndex(archive = INDEX_OF_DEV): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        const prefix = withBase(settings.basePath, `/${INDEX_FOLDER}/`);
        server.middlewares.use(async (request, response, next) => {
          const path = request.url?.split('?')[0];
          if (!path?.startsWith(prefix)) return next();
          const bytes = (await indexIn(archive))?.get(decoded(path.slice(prefix.length)));
          if (bytes === undefined) {
            logger.warn(`The search index has no ${path}; build the site once: npm run build`);
            response.statusCode = 404;
            return response.end();
          }
          response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
          return response.end(bytes);
        });
      },
    },
  };
}

/**
 * The files of the index that the last build left for dev, by their names; nothing when there was no build yet, or when what it
 * left cannot be read.
 */
async function indexIn(archive: string): Promise<IndexFiles | undefined> {
  try {
    const files: unknown = deserialize(await readFile(archive));
    return files instanceof Map ? files : undefined;
  } catch {
    return undefined;
  }
}
