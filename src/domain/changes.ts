import type { Change } from '../schemas/change.ts';
import { isId } from '../schemas/fields.ts';
import { compareText } from './problems.ts';
import { remembered } from './remembered.ts';

/** A change with the name of its file, `2026-11-22-first-edition`. */
export interface NamedChange {
  id: string;
  data: Change;
}

/** The changes, the newest first; of one day, by name. */
export const newestFirst = <Named extends NamedChange>(changes: readonly Named[]): Named[] =>
  changes.toSorted((a, b) => compareText(b.data.date, a.data.date) || compareText(a.id, b.id));

/** Each entry of a guide asks for the same changes. */
const sorted = remembered(newestFirst<NamedChange>);

/** The last change of an entry, if any names it. */
export const lastChangeOf = (key: string, changes: readonly NamedChange[]): NamedChange | undefined =>
  sorted(changes).find(({ data }) => data.entries.includes(key));

/** Whether the name of a file is that of its change: the day, and a few words joined by hyphens. */
export const isNameOfChange = (id: string, date: string): boolean =>
  id.startsWith(`${date}-`) && isId(id.slice(date.length + 1));
