import type { AstroConfig } from 'astro';
import type { DataStore, Loader } from 'astro/loaders';
import type { Content } from '../domain/content.ts';
import type { checkedContent } from './checked-content.ts';
import { nameInProject } from './content-files.ts';

declare global {
  namespace Astro {
    interface IntegrationHooks {
      /** Answers with the content that Astro's collections have. */
      'content:checked': typeof checkedContent;
    }
  }
}

type StoredEntry = Parameters<DataStore['set']>[0];

/** By this name it can be asked to load again. */
export const CONTENT_LOADER = 'checked-content';

/** Gives each of Astro's collections what the check has read of it, so that nothing is read twice, or in two ways. */
export const contentLoader: Loader = {
  name: CONTENT_LOADER,
  async load({ collection, store, config }) {
    const content = await contentFrom(config);
    // What went away leaves the store, and so does what was kept of another folder.
    store.clear();
    for (const entry of entriesOf(collection, content)) store.set(entry);
  },
};

/**
 * Asks the integration that has checked the content. To import it would read all once more: what `content.config.ts` imports
 * is run by Vite, as modules of its own.
 */
async function contentFrom({ integrations }: AstroConfig): Promise<Content> {
  for (const { hooks } of integrations) {
    const checked = await hooks['content:checked']?.();
    if (checked !== undefined) return checked.content;
  }
  throw new Error('No integration has checked the content.');
}

/** What a collection of Astro has in its store. */
export function entriesOf(collection: string, { site, pages, entries }: Content): StoredEntry[] {
  if (collection === 'site')
    return site === undefined ? [] : [{ id: 'site', data: site, filePath: nameInProject('content/site.yaml') }];
  const files = collection === 'pages' ? pages : entries.filter((entry) => entry.collection === collection);
  return files.map(({ id, data, text, file }) => ({
    id,
    data,
    body: text,
    filePath: nameInProject(file),
    deferredRender: true,
  }));
}
