import { COLLECTIONS, type Collection } from '../../schemas/fields.ts';
import type { PageId } from '../../schemas/page.ts';
import type { Content } from '../content.ts';
import { ENTRY_ANCHORS, HOME_ANCHORS } from '../links/anchors.ts';
import { entryPath, PAGE_PATHS } from '../links/paths.ts';
import type { Problem } from '../problems.ts';
import { didYouMean, nearest } from '../suggest.ts';

/** A link inside the guide leads to a page that exists, and its fragment to a place on that page. */
export function linksLeadSomewhere(content: Content): Problem[] {
  const places = placesOf(content);
  const own = (file: { id: string; collection?: string }): string =>
    (file.collection === undefined
      ? PAGE_PATHS[file.id as keyof typeof PAGE_PATHS]
      : `/${file.collection}/${file.id}/`) ?? '/';

  return [...content.entries, ...content.pages].flatMap((source) =>
    source.body.links.flatMap(({ target, line }): Problem[] => {
      if (!target.startsWith('/') && !target.startsWith('#')) return [];
      const [path = '', fragment] = target.split('#', 2);
      const place = { file: source.file, line, field: 'link' };
      const page = path === '' ? own(source) : path;
      const anchors = places.get(page);
      if (anchors === undefined) {
        const advice = page.endsWith('/')
          ? 'Write the address of a page of this guide.'
          : 'Addresses of pages end with a slash.';
        return [{ ...place, found: `There is no page "${page}".`, advice: didYouMean(page, places.keys(), advice) }];
      }
      if (fragment === undefined || anchors === 'unread' || anchors.has(decoded(fragment))) return [];
      const near = nearest(fragment, anchors);
      return [
        {
          ...place,
          found: `The page "${page}" has no place "#${fragment}".`,
          advice: near ? `Did you mean "#${near}"?` : 'Link to the page, or to one of its headings.',
        },
      ];
    }),
  );
}

/** An address that cannot be decoded leads nowhere; it is compared as it stands. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Every path of the guide that a text may link to, with the fragments that exist there. */
function placesOf({ entries, pages, knownKeys, unreadKeys }: Content): Map<string, Set<string> | 'unread'> {
  const places = new Map<string, Set<string> | 'unread'>();
  for (const key of unreadKeys) {
    const [folder = '', id = ''] = key.split('/');
    if (folder === 'pages') places.set(PAGE_PATHS[id as PageId], 'unread');
    // A step is a place on the page of its collection, which is then not known in full either.
    else if (folder === 'steps') places.set(PAGE_PATHS.steps, 'unread');
    else places.set(entryPath(folder as Collection, id), 'unread');
  }
  for (const { id, body } of pages) {
    if (places.get(PAGE_PATHS[id]) === 'unread') continue;
    const collection = COLLECTIONS.find((name) => name === id);
    const inList = [...knownKeys]
      .map((key) => key.split('/'))
      .filter(([folder]) => folder === collection || id === 'all');
    places.set(
      PAGE_PATHS[id],
      new Set([
        ...body.headings.map((heading) => heading.id),
        ...inList.flatMap(([, entryId]) => entryId ?? []),
        ...(id === 'home' ? Object.values(HOME_ANCHORS) : []),
      ]),
    );
  }
  for (const { collection, id, body } of entries) {
    const path = entryPath(collection, id);
    if (path.includes('#')) continue;
    places.set(path, new Set([...body.headings.map((heading) => heading.id), ...Object.values(ENTRY_ANCHORS)]));
  }
  return places;
}
