import { COLLECTIONS, type Collection } from '../schemas/collections.ts';
import type { EntryRecord } from '../schemas/fields.ts';

/** How many months a record of each collection counts after a person has looked. */
export type ReviewEvery = Readonly<Record<Collection, number>>;

/**
 * The day from which a record has to be looked at again. A month without that day ends on its last one (as
 * `Temporal.PlainDate.add` with overflow "constrain").
 *
 * @param checked a day, `2026-08-31`
 * @example reviewDue('2026-08-31', 6) // '2027-02-28'
 */
export const reviewDue = (checked: string, months: number): string =>
  Temporal.PlainDate.from(checked).add({ months }).toString();

/** An entry and the day from which it has to be looked at again. */
export interface Review<Entry> {
  entry: Entry;
  due: string;
}

/** Every entry with its day, the earliest first. */
export function reviewsOf<Entry extends { collection: Collection; id: string; data: { record: EntryRecord } }>(
  entries: readonly Entry[],
  every: ReviewEvery,
): Review<Entry>[] {
  const place = ({ collection, id }: Entry) => `${COLLECTIONS.indexOf(collection)} ${id}`;
  return entries
    .map((entry) => ({ entry, due: reviewDue(entry.data.record.checked, every[entry.collection]) }))
    .sort((a, b) => (a.due === b.due ? (place(a.entry) < place(b.entry) ? -1 : 1) : a.due < b.due ? -1 : 1));
}
