import type { Problem } from '../problems.ts';
import type { PageLinks } from './broken.ts';
import { isKeptFile } from './files.ts';
import { type Move, movedTo } from './moves.ts';
import { isPlace, type Places } from './places.ts';

/** A line of `content/permalinks.txt`: an address or an address with a fragment, as it was published once. */
export interface Permalink {
  address: string;
  line: number;
}

export const PERMALINKS_FILE = 'content/permalinks.txt';

/** What a build has published. */
export interface Published {
  pages: readonly PageLinks[];
  /** The paths of all files. */
  files: Iterable<string>;
}

/** Every address of the guide, every place on its pages and every file that is kept: `/terms/`, `/terms/#no-sla`, `/meetings/all.ics`. */
export function publishedAddresses({ pages, files }: Published): string[] {
  return [
    ...pages.flatMap(({ path, places }) => [path, ...places.map((id) => `${path}#${id}`)]),
    ...[...files].filter(isKeptFile),
  ];
}

/** Whether an address leads somewhere: to a place, or by a move to one. */
export function leads(address: string, places: Places, moves: readonly Move[]): boolean {
  if (isPlace(address, places)) return true;
  const target = movedTo(address, moves);
  return target !== undefined && isPlace(target, places);
}

/**
 * What was published once and leads nowhere in the built site. What authors lose is told before the build, by a rule; this
 * finds what a change of the templates loses.
 *
 * @param moves addresses only
 */
export function missingPermalinks(
  permalinks: readonly Permalink[],
  { pages, files }: Published,
  moves: readonly Move[],
): Problem[] {
  const places: Places = new Map([
    ...[...files].map((path) => [path, new Set<string>()] as const),
    ...pages.map(({ path, places }) => [path, new Set(places)] as const),
  ]);
  return permalinks
    .filter(({ address }) => !leads(address, places, moves))
    .map(({ address, line }) => ({
      file: PERMALINKS_FILE,
      line,
      field: 'address',
      found: `"${address}" was published once and leads nowhere now.`,
      advice: 'Give its page the place back, or write in content/moved.json where it leads.',
    }));
}

/** What was remembered and is not any more, whether it leads somewhere or not: one problem, at the first of them. */
export function forgottenPermalinks(before: readonly Permalink[], after: readonly Permalink[]): Problem[] {
  const own = new Set(after.map(({ address }) => address));
  const [first, ...others] = before.filter(({ address }) => !own.has(address));
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` and ${others.length === 1 ? 'one' : others.length} more`;
  return [
    {
      file: PERMALINKS_FILE,
      line: first.line,
      field: 'address',
      found: `"${first.address}"${more} stood here, and people may have sent it to each other.`,
      advice: 'Put it back: lines are added, never taken out. Where a place has gone, content/moved.json says.',
    },
  ];
}

/** The file with new addresses added in their alphabetical place; nothing is ever taken out. */
export function withNewAddresses(permalinks: readonly Permalink[], published: Published): string {
  const all = new Set([...permalinks.map(({ address }) => address), ...publishedAddresses(published)]);
  return `${[...all].sort().join('\n')}\n`;
}
