import type { Content } from '../content.ts';
import type { Problem } from '../problems.ts';

/** The steps are done one after the other: of two with one place nobody could say which comes first. */
export function stepsHaveTheirOwnPlaces({ entries }: Content): Problem[] {
  const first = new Map<number, string>();
  return entries.flatMap(({ collection, file, data, lineOf }): Problem[] => {
    if (collection !== 'steps') return [];
    const other = first.get(data.order);
    first.set(data.order, other ?? file);
    return other === undefined
      ? []
      : [
          {
            file,
            line: lineOf(['order']),
            field: 'order',
            found: `${data.order} is already the place of ${other}.`,
            advice: 'Number the steps as they are done.',
          },
        ];
  });
}
