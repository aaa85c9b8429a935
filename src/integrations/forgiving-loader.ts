import { resolve, sep } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { settings } from '../site.ts';

/**
 * A loader that outlives a file which cannot be read, in dev: it loads again at the next change. `content-check.ts` tells what is
 * wrong. A build, where nothing changes any more, fails as before.
 */
export function forgiving(loader: Loader): Loader {
  const load = async (context: LoaderContext): Promise<void> => {
    try {
      forgetOtherFolders(context);
      await loader.load(context);
    } catch (error) {
      const { watcher, logger } = context;
      if (watcher === undefined) throw error;
      logger.warn('A file cannot be read; it is tried again at the next change.');
      // Astro writes what it has loaded into a file that is watched too.
      const again = (_event: string, path: string) => {
        if (!path.startsWith(settings.contentDir + sep)) return;
        watcher.off('all', again);
        void load(context);
      };
      watcher.on('all', again);
    }
  };
  return { ...loader, load };
}

/**
 * Forgets what dev has kept of a content folder that was somewhere else. An entry whose text is the same here would go on being one
 * of that folder, whose files Astro then looks for (7.3).
 */
function forgetOtherFolders({ store }: LoaderContext): void {
  for (const [id, { filePath = '' }] of store.entries())
    if (!resolve(filePath).startsWith(settings.contentDir + sep)) store.delete(id);
}
