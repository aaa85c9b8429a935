import type { EntryOfAnyKind } from '../../src/domain/content.ts';
import type { Collection } from '../../src/schemas/collections.ts';
import { entrySchemas } from '../../src/schemas/index.ts';

const EVERY_ENTRY = {
  title: 'Harbour chat',
  summary: 'The place where keepers talk.',
  order: 1,
  source: { asOf: '2026-01-05' },
  record: { state: 'unknown', says: 'nothing later is on record.', checked: '2026-11-22' },
};

/** What each kind must have beside what every entry has; meetings have `support/meetings.ts`. */
const OWN = {
  concepts: { role: 'the coast', inside: 'lamps are lit' },
  channels: {
    kind: 'chat',
    addresses: [{ label: 'Room', url: 'https://chat.example/keepers' }],
    goodFor: ['quick questions'],
    audience: 'Everybody.',
    join: 'Open it.',
  },
  terms: { point: 3, rule: 'Nobody promises light.', meansForProject: 'Bring a lamp.', agreement: 'none' },
  steps: { when: 'in-order', need: ['a lamp'], doing: ['light it'], have: 'Light.' },
};

/** An entry with everything that it must have; what a test is about is given, and checked by the schema like an author's. */
export function entryWith(
  collection: Exclude<Collection, 'meetings'>,
  id: string,
  fields: Record<string, unknown> = {},
): EntryOfAnyKind {
  const data = entrySchemas[collection].parse({ ...EVERY_ENTRY, ...OWN[collection], ...fields });
  return { collection, id, data } as EntryOfAnyKind;
}
