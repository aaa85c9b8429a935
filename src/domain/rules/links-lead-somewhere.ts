import type { Refusal } from '../../schemas/checked.ts';
import type { Content, EntryFile, PageFile } from '../content.ts';
import { decoded, entryPath, PAGE_PATHS, shortPath } from '../links/paths.ts';
import { type Places, placesOf } from '../links/places.ts';
import type { Problem } from '../problems.ts';
import { didYouMean, nearest } from '../suggest.ts';

/** A link inside the guide leads to a page that exists, and its fragment to a place on that page. */
export function linksLeadSomewhere(content: Content): Problem[] {
  const places = placesOf(content);
  const expected = expectedPaths(content);
  return [...content.entries, ...content.pages].flatMap((source) =>
    source.body.links.flatMap(({ target, line }): Problem[] => {
      const refusal = refuseTarget(target, pathOf(source), places, expected);
      return refusal === undefined ? [] : [{ file: source.file, line, field: 'link', ...refusal }];
    }),
  );
}

function refuseTarget(
  target: string,
  ownPath: string,
  places: Places,
  expected: ReadonlyMap<string, string>,
): Refusal | undefined {
  const inside = /^(\/[^#?]*)?(?:\?[^#]*)?(?:#(.*))?$/.exec(target);
  if (inside === null) return undefined;
  const [, path = ownPath, fragment] = inside;
  if (target === ownPath) return { found: 'This link leads to the page that it stands on.', advice: 'Take it out.' };
  const anchors = places.get(path);
  if (anchors === undefined) return { found: `There is no page "${path}".`, advice: pageMeant(path, places, expected) };
  if (fragment === undefined || anchors === 'unread') return undefined;
  if (!anchors.has(decoded(fragment))) {
    const near = nearest(fragment, anchors);
    return {
      found: `The page "${path}" has no place "#${fragment}".`,
      advice: near ? `Did you mean "#${near}"?` : 'Link to the page, or to one of its headings.',
    };
  }
  // The page /all/ holds most texts too, without the ids of their headings.
  return inside[1] === undefined
    ? {
        found: `"#${fragment}" leads nowhere where this text stands on another page.`,
        advice: `Write the whole path: ${path}#${fragment}`,
      }
    : undefined;
}

function pageMeant(path: string, places: Places, expected: ReadonlyMap<string, string>): string {
  const meant = expected.get(path);
  if (meant !== undefined) return `Did you mean "${meant}"?`;
  // The same entry in whatever folder: `/terms/slack/`, `/channels/slack.mdx`.
  const id = path.replace(/\.\w+$|\/+$/, '').replace(/^.*\//, '');
  const sameId =
    id === '' || !places.has(shortPath(id))
      ? undefined
      : [...places.keys()].find((known) => known.endsWith(`/${id}/`) && known !== shortPath(id));
  if (sameId !== undefined) return `Did you mean "${sameId}"?`;
  return didYouMean(
    path,
    places.keys(),
    path.endsWith('/') ? 'Write the address of a page of this guide.' : 'Addresses of pages end with a slash.',
  );
}

/** The page on which a text is read. */
function pathOf(file: EntryFile | PageFile): string {
  if (!('collection' in file)) return PAGE_PATHS[file.id];
  return file.collection === 'steps' ? PAGE_PATHS.steps : entryPath(file.collection, file.id);
}

/** The paths that steps would have if they were pages as other entries are, and where they are read instead. */
function expectedPaths({ knownKeys }: Content): Map<string, string> {
  const steps = [...knownKeys].map((key) => key.split('/')).filter(([folder]) => folder === 'steps');
  return new Map([
    ['/steps/', PAGE_PATHS.steps],
    ...steps.map(([, id = '']) => [`/steps/${id}/`, entryPath('steps', id)] as const),
  ]);
}
