import type { z } from 'zod';
import type { Collection } from '../../schemas/collections.ts';
import { entrySchemas } from '../../schemas/index.ts';
import { meeting } from '../../schemas/meeting.ts';
import type { Content } from '../content.ts';
import { descriptionOf } from '../explain.ts';
import { fingerprintOf } from '../meetings/fingerprint.ts';
import { NEW_FINGERPRINT } from '../meetings/revisions.ts';
import type { Answered } from './questions.ts';

/** Fields that close an entry, whatever its kind; its own stand before them, as in the handbook. */
const LAST = ['source', 'facts', 'record'];

/** What nobody is asked: the end of its list, nothing on record, looked up today. */
export function wholeEntry(collection: Collection, answered: Answered, content: Content, today: string): Answered {
  const orders = content.entries.filter((entry) => entry.collection === collection).map(({ data }) => data.order);
  const entry = {
    ...answered,
    order: Math.max(0, ...orders) + 1,
    source: { asOf: content.site?.source.asOf ?? today },
    record: { state: 'unknown', says: 'nothing later is on record.', checked: today },
  };
  if (collection !== 'meetings') return entry;
  const revision = { number: 0, date: today, of: NEW_FINGERPRINT };
  return { ...entry, revision: { ...revision, of: fingerprintOf(meeting.parse({ ...entry, revision })) } };
}

/** A field as an author reads it: its name, what it is for, and its value, if it has one. */
export interface FieldLine {
  name: string;
  says: string;
  value: unknown;
}

/** All fields that an entry may have, in the order of the handbook. */
export function fieldLines(collection: Collection, entry: Answered): FieldLine[] {
  const { shape } = entrySchemas[collection] as { shape: Record<string, z.ZodType> };
  const names = Object.keys(shape);
  return [...names.filter((name) => !LAST.includes(name)), ...LAST].map((name) => ({
    name,
    says: (shape[name] && descriptionOf(shape[name])) ?? '',
    value: entry[name],
  }));
}
