import { COLLECTIONS, type Collection } from '../../schemas/collections.ts';
import { filesOfEntry, isKeptFile } from './files.ts';
import { collectionPath, entryPath, PAGE_PATHS, shortPath } from './paths.ts';

/** A line of `content/moved.json`: where something was, and where it is now. */
export interface Move {
  /** An address, `/old/` or `/old/#place`, or the key of an entry, `channels/slack`. */
  from: string;
  to: string;
  line: number;
}

/**
 * Moves as addresses only, each address once: an entry that moved takes along its page, its places on the pages that list it, its
 * short address and its files. What it has kept, as the short address of an entry that only changed its folder, has not moved.
 */
export function addressMoves(moves: readonly Move[]): Move[] {
  const all = moves.flatMap(({ from, to, line }): Move[] => {
    const old = addressesOfKey(from);
    const now = addressesOfKey(to);
    if (old === undefined) return [{ from, to: now?.[0] ?? to, line }];
    // The short address leads straight to the page, and a step has its page in the list.
    return [...new Set(old)]
      .filter((address) => !now?.includes(address))
      .map((address) => {
        const place = address === shortPath(idOfKey(from) ?? '') ? 0 : old.indexOf(address);
        return { from: address, to: now?.[place] ?? to, line };
      });
  });
  const firstOf = new Map(all.toReversed().map((move) => [move.from, move]));
  return all.filter((move) => firstOf.get(move.from) === move);
}

/** Where an entry is met, its own page first; nothing when the text is no key of an entry. */
export function addressesOfKey(key: string): string[] | undefined {
  const [folder = '', id = '', ...rest] = key.split('/');
  if (id === '' || rest.length > 0 || !COLLECTIONS.includes(folder as Collection)) return undefined;
  const collection = folder as Collection;
  const inLists = [`${collectionPath(collection)}#${id}`, `${PAGE_PATHS.all}#${id}`];
  return [entryPath(collection, id), ...inLists, shortPath(id), ...filesOfEntry(collection, id)];
}

const idOfKey = (key: string): string | undefined =>
  addressesOfKey(key) === undefined ? undefined : key.split('/')[1];

/** The move of an entry that had an id and has another one now; its short address still has it. */
export const moveOfId = (id: string, moves: readonly Move[]): Move | undefined =>
  moves.find(({ from, to }) => idOfKey(from) === id && idOfKey(to) !== id);

/**
 * Where an old address leads now: what is written for it, or for its page, taking its fragment along.
 *
 * @returns nothing when no move says so
 */
export function movedTo(address: string, moves: readonly Move[]): string | undefined {
  const written = moves.find(({ from }) => from === address)?.to;
  const [path, fragment] = address.split('#');
  if (written !== undefined || fragment === undefined) return written;
  const page = moves.find(({ from }) => from === path)?.to;
  return page === undefined || page.includes('#') ? page : `${page}#${fragment}`;
}

/** A page that is no longer there, and where it and the places on it lead. */
export interface MovedPage {
  /** The file under which any static host serves the old address. */
  file: string;
  target: string;
  fragments: Record<string, string>;
}

/** The old addresses that were pages, each with the fragments that moved from it. */
export function movedPages(moves: readonly Move[]): MovedPage[] {
  const all = addressMoves(moves);
  return all
    .filter(({ from }) => !from.includes('#') && !isKeptFile(from))
    .map(({ from, to }) => ({
      file: fileOf(from),
      target: to,
      fragments: Object.fromEntries(fragmentsOf(from, all)),
    }));
}

/** A file that is no longer there, and whose content stands in its place. */
export interface MovedFile {
  folder: string;
  /** Its name without the ending. */
  id: string;
  ending: 'md' | 'ics';
  target: string;
}

/** The old addresses that were files: programs do not follow a page that leads on, so a file is there again. */
export function movedFiles(moves: readonly Move[]): MovedFile[] {
  return addressMoves(moves).flatMap(({ from, to }) => {
    const [, folder = '', id = '', ending] = /^\/([^/]+)\/([^/]+)\.(md|ics)$/.exec(from) ?? [];
    return isKeptFile(from) ? [{ folder, id, ending: ending as MovedFile['ending'], target: to }] : [];
  });
}

/** The fragments that moved away from a page that is still there: page, then old fragment and where it leads. */
export function movedFragments(moves: readonly Move[]): Map<string, [fragment: string, to: string][]> {
  const all = addressMoves(moves);
  const gone = new Set(all.map(({ from }) => from));
  const pages = new Set(all.filter(({ from }) => from.includes('#')).map(({ from }) => from.split('#')[0] ?? ''));
  return new Map([...pages].filter((page) => !gone.has(page)).map((page) => [page, fragmentsOf(page, all)]));
}

const fragmentsOf = (page: string, moves: readonly Move[]): [string, string][] =>
  moves.flatMap(({ from, to }): [string, string][] =>
    from.startsWith(`${page}#`) ? [[from.slice(page.length + 1), to]] : [],
  );

/** The file under which any static host serves an address: a folder with a page, but for what ends in `.html` and kept files. */
export function fileOf(address: string): string {
  const path = (address.split('#')[0] ?? '').slice(1);
  if (/\.html?$/i.test(path) || isKeptFile(address)) return path;
  return `${path}${path === '' || path.endsWith('/') ? '' : '/'}index.html`;
}
