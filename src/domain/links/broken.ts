import { decoded } from './paths.ts';

/** What one built page offers to links and asks of them. All paths are without the base path. */
export interface PageLinks {
  /** The path of the page: `/terms/no-sla/`. */
  path: string;
  /** The ids on the page, in their order; one that is there twice appears twice. */
  ids: readonly string[];
  /** Those of them that readers link to: headings and parts of the text, not the fields of a form. */
  places: readonly string[];
  /** Where its links and forms lead, as they stand in the HTML. */
  targets: readonly string[];
}

/** Something that leads nowhere, or to two places. */
export interface BrokenLink {
  path: string;
  target: string;
  why: 'outside-base' | 'no-page' | 'no-fragment' | 'duplicate-id';
}

/**
 * Every link of the built pages that does not arrive, and every id that names two places.
 *
 * @param files all files of the site as paths, so that links to what is not a page count too
 * @param base the base path of the site; a link inside the site that does not begin with it leaves the site
 */
export function brokenLinks(pages: readonly PageLinks[], files: ReadonlySet<string>, base: string): BrokenLink[] {
  const idsOf = new Map(pages.map(({ path, ids }) => [path, new Set(ids)]));
  /** What leads to the same place from every page, such as the menu, is looked up once. */
  const known = new Map<string, BrokenLink['why'] | undefined>();
  const whyFrom = (target: string, path: string) => {
    if (known.has(target)) return known.get(target);
    const why = whyBroken(target, path, idsOf, files, base);
    if (/^\/(?!\/)/.test(target)) known.set(target, why);
    return why;
  };
  return pages.flatMap(({ path, ids, targets }): BrokenLink[] => {
    const seen = new Set<string>();
    const duplicates = ids.filter((id) => {
      const isSecond = seen.has(id);
      seen.add(id);
      return isSecond;
    });
    const broken = targets.flatMap((target): BrokenLink[] => {
      const why = whyFrom(target, path);
      return why === undefined ? [] : [{ path, target, why }];
    });
    return [...duplicates.map((id) => ({ path, target: `#${id}`, why: 'duplicate-id' as const })), ...broken];
  });
}

function whyBroken(
  target: string,
  from: string,
  idsOf: ReadonlyMap<string, ReadonlySet<string>>,
  files: ReadonlySet<string>,
  base: string,
): BrokenLink['why'] | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return undefined;
  const here = `${base.replace(/\/$/, '')}${from}`;
  const url = new URL(target, `http://guide.invalid${here}`);
  if (!url.pathname.startsWith(base)) return 'outside-base';
  const path = decoded(url.pathname.slice(base.length - 1));
  const ids = idsOf.get(path);
  if (ids === undefined && !files.has(path)) return 'no-page';
  const fragment = decoded(url.hash.slice(1));
  return fragment === '' || ids?.has(fragment) ? undefined : 'no-fragment';
}
