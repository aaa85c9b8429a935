import type { Collection } from '../../schemas/collections.ts';
import type { Content } from '../content.ts';
import { groupsOf } from '../groups.ts';
import { remembered } from '../remembered.ts';
import { anchorsOfEntry, anchorsOfPage } from './anchors.ts';
import { ALL_MEETINGS, filesOfEntry } from './files.ts';
import { calendarPath, entryKey, entryPath, PAGE_PATHS, shortPath } from './paths.ts';

/** The pages of the guide and the files that are kept as they are, by path, with the fragments that exist there, if they are known. */
export type Places = ReadonlyMap<string, ReadonlySet<string> | 'unread'>;

/** Everywhere that a link can lead to, worked out from the content alone, without a build. */
export const placesOf = remembered(({ entries, pages, changes, knownKeys, unread }: Content): Places => {
  const places = new Map<string, ReadonlySet<string> | 'unread'>(
    // A page that is missing is told once, not at each link to it.
    Object.values(PAGE_PATHS).map((path) => [path, 'unread']),
  );
  for (const key of knownKeys) {
    const [folder, id = ''] = key.split('/');
    if (folder === 'pages') continue;
    for (const path of [shortPath(id), ...filesOfEntry(folder as Collection, id)]) places.set(path, new Set());
  }
  const meetings = entries.filter(({ collection }) => collection === 'meetings');
  for (const feed of [ALL_MEETINGS, ...groupsOf(meetings).map((group) => group.id)])
    places.set(calendarPath(feed), new Set());
  for (const key of unread.keys()) {
    if (!/^(pages|steps)\//.test(key)) places.set(`/${key}/`, 'unread');
  }
  const facts = [...entries, ...pages].flatMap(({ data }) => data.facts.map(({ id }) => id));
  for (const id of facts) places.set(shortPath(id), new Set());
  for (const page of pages) {
    const { id, body } = page;
    // The list of the source has the facts of every file, those of one that cannot be read as well.
    if (unread.has(entryKey('pages', id)) || (id === 'source' && unread.size > 0)) continue;
    const headings = body.headings.map((heading) => heading.id);
    places.set(
      PAGE_PATHS[id],
      new Set([
        ...headings,
        ...anchorsOfPage(page, knownKeys),
        ...groupsOf(entries.filter(({ collection }) => collection === id)).map((group) => group.id),
        ...(id === 'source' ? facts : []),
        ...(id === 'changes' ? changes.map((change) => change.id) : []),
      ]),
    );
  }
  for (const entry of entries) {
    const { collection, id, body, data } = entry;
    if (collection === 'steps' || unread.has(entryKey(collection, id))) continue;
    places.set(
      entryPath(collection, id),
      new Set([
        ...body.headings.map((heading) => heading.id),
        ...anchorsOfEntry(entry),
        ...data.facts.map((fact) => fact.id),
      ]),
    );
  }
  return places;
});

/** Whether an address, `/terms/` or `/terms/#no-sla`, leads to a page that exists and a place that it has. */
export function isPlace(address: string, places: Places): boolean {
  const [path = '', fragment] = address.split('#');
  const fragments = places.get(path);
  return fragments !== undefined && (fragment === undefined || fragments === 'unread' || fragments.has(fragment));
}
