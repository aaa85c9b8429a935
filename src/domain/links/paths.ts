import type { Collection } from '../../schemas/collections.ts';
import type { PageId } from '../../schemas/page.ts';

/**
 * The one place where an address of the guide is spelled. All paths are absolute within the guide, begin with a slash,
 * and know nothing of the base path under which the guide is published; `withBase` adds that.
 */
export const PAGE_PATHS: Record<PageId, string> = {
  home: '/',
  concepts: '/concepts/',
  channels: '/channels/',
  steps: '/bring-your-project/',
  meetings: '/meetings/',
  terms: '/terms/',
  search: '/search/',
  'a-z': '/a-z/',
  all: '/all/',
  about: '/about/',
  source: '/about/source/',
  changes: '/about/changes/',
  'not-found': '/404.html',
};

/** The page that lists a collection. */
export const collectionPath = (collection: Collection): string => PAGE_PATHS[collection];

/**
 * Where an entry is read. Steps are sections of one page; every other entry has a page of its own.
 *
 * @example entryPath('channels', 'slack') // '/channels/slack/'
 * @example entryPath('steps', 'onboard-to-a-cluster') // '/bring-your-project/#onboard-to-a-cluster'
 */
export function entryPath(collection: Collection, id: string): string {
  return collection === 'steps' ? `${PAGE_PATHS.steps}#${id}` : `/${collection}/${id}/`;
}

/** The short address of an entry or a fact: ids are unique over all collections. */
export const SHORT_FOLDER = 'go';
export const shortPath = (id: string): string => `/${SHORT_FOLDER}/${id}/`;

/** The calendar of a meeting, or of `all` of them. */
export const calendarPath = (id: string): string => `/meetings/${id}.ics`;

/** What the name of a calendar ends in that holds what is only calculated. */
export const PROJECTION_SUFFIX = '-if-continued';
export const projectionPath = (id: string): string => calendarPath(`${id}${PROJECTION_SUFFIX}`);

/** The guide as data for others. */
export const DATA_FILE = 'guide.json';
/** That, the JSON Schema of it, and the whole of the guide as one text. */
export const DATA_PATHS = {
  guide: `/${DATA_FILE}`,
  schema: '/guide.schema.json',
  everything: '/llms-full.txt',
} as const;

/** An entry as Markdown. */
export const markdownPath = (collection: Collection, id: string): string => `/${collection}/${id}.md`;

/** The picture that a chat shows beside a link to an entry; ids are unique over all collections. */
export const previewPath = (id: string): string => `/previews/${id}.png`;

/** The picture of the guide as a whole, beside the folder of those of the entries, so that no id can have its name. */
export const PREVIEW_PATH = '/preview.png';

/** What changed, as a feed (Atom). */
export const CHANGES_FEED_PATH = '/changes.xml';

/** The sign of the guide, and what tells browsers how to search it. */
export const ICON_PATH = '/favicon.svg';
export const SEARCH_DESCRIPTION_PATH = '/opensearch.xml';

/** The names that the search answers with at once, and Pagefind, which searches the text. */
export const NAMES_FILE = 'names.json';
export const TEXT_SEARCH_FILE = 'pagefind/pagefind.js';
/** Pagefind's worker, the one place where WebAssembly runs. */
export const SEARCH_WORKER_FILE = 'pagefind/pagefind-worker.js';
export const SEARCH_WORKER_PATH = `/${SEARCH_WORKER_FILE}`;
/** The worker that keeps a copy of the guide for reading offline. Its place says what it may answer for: everything below. */
export const OFFLINE_WORKER_FILE = 'offline-worker.js';
export const OFFLINE_WORKER_PATH = `/${OFFLINE_WORKER_FILE}`;

/** The key of an entry, as references write it: `channels/slack`. */
export const entryKey = (collection: string, id: string): string => `${collection}/${id}`;

/** A path or fragment as a person would write it; one that cannot be decoded leads nowhere and stays as it stands. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Puts a path under the base path of the published guide.
 *
 * @example withBase('/guide/', '/terms/') // '/guide/terms/'
 */
export function withBase(base: string, path: string): string {
  return `${base.replace(/\/$/, '')}${path}`;
}
