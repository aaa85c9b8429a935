import type { Content } from '../content.ts';
import { anchorsOfEntry, anchorsOfPage } from '../links/anchors.ts';
import type { Problem } from '../problems.ts';

/** The id of the search box that stands on some pages; no place that a link could lead to. */
const SEARCH_FIELD = 'q';

/** The address of a heading is not already that of another part of its page: a link must know where to go. */
export function anchorsAreUnique({ entries, pages, knownKeys }: Content): Problem[] {
  return [
    ...entries.map((file) => ({ ...file, taken: anchorsOfEntry(file) })),
    ...pages.map((file) => ({ ...file, taken: anchorsOfPage(file, knownKeys) })),
  ].flatMap(({ file, body, taken }) =>
    body.headings
      .filter(
        ({ id }, at) =>
          [...taken, SEARCH_FIELD].includes(id) || body.headings.findIndex((other) => other.id === id) < at,
      )
      .map(({ id, line }) => ({
        file,
        line,
        field: 'text',
        found: `"#${id}" is already the address of another part of this page.`,
        advice: 'Write another id behind this heading.',
      })),
  );
}
