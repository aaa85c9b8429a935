import type { Collection } from '../../schemas/collections.ts';
import type { PageData } from '../../schemas/index.ts';
import type { PageId } from '../../schemas/page.ts';
import type { Site } from '../../schemas/site.ts';
import type { EntryOfAnyKind } from '../content.ts';
import { entryKey, entryPath, PAGE_PATHS, shortPath } from '../links/paths.ts';

/** Rises when a key is renamed, removed or means something else. New keys may come without it. */
export const DATA_VERSION = 1;

/** What of the site as a whole belongs to the data. */
const SITE_FIELDS = [
  'id',
  'name',
  'title',
  'tagline',
  'description',
  'language',
  'today',
  'source',
  'shortForms',
] as const;

/** An entry as data: what every kind has, its addresses, and the fields of its kind. */
export type EntryRecordAsData = {
  /** The name of its collection. */
  kind: Collection;
  id: string;
  /** `kind/id`, as references of other entries name it. */
  key: string;
  /** Whole addresses: of the entry, and the one that never changes. */
  url: string;
  shortUrl: string;
} & Record<string, unknown>;

/** A page that retells facts which belong to no entry. */
export interface PageAsData extends Pick<PageData, 'title' | 'facts'> {
  id: PageId;
  /** A whole address. */
  url: string;
}

export interface GuideData {
  $schema: string;
  version: typeof DATA_VERSION;
  url: string;
  site: Pick<Site, (typeof SITE_FIELDS)[number]>;
  entries: EntryRecordAsData[];
  pages: PageAsData[];
}

/**
 * The guide as data for others, each entry with its source and what is known of it today.
 *
 * @param entries in reading order
 * @param pages all of them; those without facts are left out
 * @param schemaPath where its JSON Schema is
 * @param absoluteUrl makes a path of the guide a whole address
 */
export function guideData(
  site: Site,
  entries: readonly EntryOfAnyKind[],
  pages: readonly { id: PageId; data: PageData }[],
  schemaPath: string,
  absoluteUrl: (path: string) => string,
): GuideData {
  return {
    $schema: absoluteUrl(schemaPath),
    version: DATA_VERSION,
    url: absoluteUrl('/'),
    site: Object.fromEntries(SITE_FIELDS.map((field) => [field, site[field]])) as GuideData['site'],
    entries: entries.map(({ collection, id, data }) => ({
      kind: collection,
      id,
      key: entryKey(collection, id),
      url: absoluteUrl(entryPath(collection, id)),
      shortUrl: absoluteUrl(shortPath(id)),
      ...withoutKind(data),
    })),
    pages: pages
      .filter(({ data }) => data.facts.length > 0)
      .map(({ id, data: { title, facts } }) => ({ id, title, url: absoluteUrl(PAGE_PATHS[id]), facts })),
  };
}

/** `kind` is the name of the collection; what a channel is among channels has a name of its own. */
function withoutKind(data: object): Record<string, unknown> {
  const { kind, ...fields } = data as Record<string, unknown>;
  return kind === undefined ? fields : { [OWN_KIND]: kind, ...fields };
}

/** The key of the field `kind` of a channel: code, chat, mailing-list or dashboard. */
export const OWN_KIND = 'channelKind';
export { SITE_FIELDS };
