import type { Content } from '../content.ts';
import type { Problem } from '../problems.ts';

/** Ids are unique over all collections: `/go/<id>/` and the anchors of `/all/` are made of them. */
export function idsAreUnique({ entries }: Content): Problem[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ id, file }) => {
    const other = first.get(id);
    first.set(id, other ?? file);
    return other === undefined
      ? []
      : [
          {
            file,
            line: 1,
            field: 'file',
            found: `"${id}" is already the id of ${other}.`,
            advice: 'Rename one of the two files.',
          },
        ];
  });
}
