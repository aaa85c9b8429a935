import type { EntryOfAnyKind } from '../content.ts';
import { stateOf } from '../state.ts';
import { answerOf } from './answer.ts';
import type { NamedEntry, Names } from './names.ts';

/**
 * What the search by names knows of a guide: its entries, and the words that name whole groups.
 *
 * @param entries in reading order, which decides where two answers are equally good
 * @param dayIn the day that it is in a region, for the state of meetings
 */
export function namesOf(
  entries: readonly EntryOfAnyKind[],
  smallWords: readonly string[],
  dayIn: (zone: string) => string,
): Names {
  const groups = new Map<string, number[]>();
  for (const [index, { data }] of entries.entries()) {
    for (const name of data.sharedAliases) groups.set(name, [...(groups.get(name) ?? []), index]);
  }
  return {
    entries: entries.map((entry) => namedEntry(entry, dayIn)),
    groups: [...groups].map(([name, members]) => ({ name, members })),
    smallWords: [...smallWords],
  };
}

function namedEntry(entry: EntryOfAnyKind, dayIn: (zone: string) => string): NamedEntry {
  const { collection, id, data } = entry;
  return {
    kind: collection,
    id,
    title: data.title,
    state: stateOf(entry, dayIn),
    answer: answerOf(entry),
    summary: data.summary,
    names: [...new Set([...otherNamesOf(entry), ...data.aliases])].filter((name) => name !== data.title),
    addresses: addressesOf(entry),
  };
}

function otherNamesOf(entry: EntryOfAnyKind): string[] {
  switch (entry.collection) {
    case 'concepts':
      return [...(entry.data.shortForm === undefined ? [] : [entry.data.shortForm]), ...entry.data.alsoWritten];
    case 'meetings':
      return [entry.data.fullName];
    default:
      return [];
  }
}

function addressesOf(entry: EntryOfAnyKind): string[] {
  switch (entry.collection) {
    case 'channels':
    case 'steps':
      return entry.data.addresses.map(({ url }) => url);
    case 'meetings':
      return [entry.data.room.url, ...(entry.data.invite === null ? [] : [entry.data.invite.contact])];
    default:
      return [];
  }
}
