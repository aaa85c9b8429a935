import { SHORT_FOLDER } from '../links/paths.ts';

/** What the worker for reading offline knows of the build that it belongs to. */
export interface OfflineCopy {
  /** The base path of the guide: `/` or `/guide/`. */
  base: string;
  /** The fingerprints of all files that are kept, by path without the base path: `terms/no-sla/`, `names.json`. */
  files: Readonly<Record<string, string>>;
  /** The ids of all facts by the path of the page where each is read: their short addresses are many, and not kept. */
  facts: Readonly<Record<string, readonly string[]>>;
  /** How this build asks for the files whose names do not change: what stands behind the question mark, by path. */
  asks: Readonly<Record<string, string>>;
  /** The fingerprint of all of it: another build has another one. */
  version: string;
}

/** What the names of all caches of a guide begin with; other guides of the same host have another base path. */
export const copyPrefix = (base: string): string => `guide ${base} `;

/** A short address without the base path, and its id. */
const IN_SHORT_FOLDER = new RegExp(`^${SHORT_FOLDER}/([^/]+)/?$`);

/** How many characters of a digest tell two files of one guide apart: 48 bits. */
const LENGTH = 8;

/** A fingerprint of a SHA-256 digest, in the alphabet of base64url (RFC 4648, section 5), so that it can stand in an address. */
export const fingerprintOfFile = (digest: Uint8Array): string =>
  btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, LENGTH);

/**
 * Where an address that is not kept leads within the copy: one without its last slash to its page; the short one of a fact to where
 * it leads on the network too, because facts are many and each would be a file. What a page is asked for goes along.
 *
 * @example insteadInCopy({ path: '/search', search: '?q=slack' }, copy) // '/search/?q=slack'
 * @example insteadInCopy({ path: '/go/te-12/', search: '' }, copy) // '/terms/no-backup/#te-12'
 */
export function insteadInCopy(
  asked: { path: string; search: string },
  { base, files, facts }: Pick<OfflineCopy, 'base' | 'files' | 'facts'>,
): string | undefined {
  const own = asked.path.slice(base.length);
  if (Object.hasOwn(files, `${own}/`)) return `${base}${own}/${asked.search}`;
  const [, id = ''] = IN_SHORT_FOLDER.exec(folderOf(own)) ?? [];
  const [page] = Object.entries(facts).find(([, ids]) => ids.includes(id)) ?? [];
  return page === undefined ? undefined : `${base}${page}#${id}`;
}

/** A page is kept, and asked for, by its folder; hosts serve it under the name of its file too. */
export const folderOf = (path: string): string => path.replace(/(^|\/)index\.html$/, '$1');

/** Where an answer comes from: `saved-first` asks the network only for what is not kept. */
export type Answer = { from: 'network' } | { from: 'network-first' | 'saved-first'; path: string };

/** A name that holds a fingerprint of its content, made by Astro or by Pagefind: whatever has the name is the same. */
export const HASHED = /^(?:_astro\/|pagefind\/.*_[0-9a-f]{7,}\.pf_)/;

/**
 * Where the answer to a request comes from. Pages and files without a fingerprint come from the network as long as it answers;
 * what a page asks for as another build does, never comes from this copy. Pagefind's own worker has no sign of its build: it
 * changes with the library alone, and comes from the copy only when the network gives none.
 *
 * @example answerTo({ path: '/terms/no-sla/', search: '' }, copy) // { from: 'network-first', path: 'terms/no-sla/' }
 * @example answerTo({ path: '/terms/no-sla/index.html', search: '' }, copy) // the same
 * @example answerTo({ path: '/names.json', search: '?Rk3b-9_x' }, copy) // { from: 'network' } when it is of another build
 */
export function answerTo(asked: { path: string; search: string }, { base, files, asks }: OfflineCopy): Answer {
  const path = folderOf(asked.path.slice(base.length));
  if (!asked.path.startsWith(base) || !Object.hasOwn(files, path)) return { from: 'network' };
  if (Object.hasOwn(asks, path)) {
    return asked.search === `?${asks[path]}` ? { from: 'saved-first', path } : { from: 'network' };
  }
  return { from: HASHED.test(path) ? 'saved-first' : 'network-first', path };
}
