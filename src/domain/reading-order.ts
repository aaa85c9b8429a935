import type { Collection } from '../schemas/collections.ts';

interface Placed {
  collection: Collection;
  id: string;
  data: { order: number };
}

/**
 * Entries as the guide is read: collection by collection, each in its own order; ids decide where two orders are equal.
 *
 * @param placeOf the place of a collection's page in the menu
 */
export function inReadingOrder<E extends Placed>(
  entries: readonly E[],
  placeOf: (collection: Collection) => number,
): E[] {
  return [...entries].sort(
    (a, b) =>
      placeOf(a.collection) - placeOf(b.collection) ||
      a.data.order - b.data.order ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}
