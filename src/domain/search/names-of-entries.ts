import type { EntryOfAnyKind } from '../content.ts';
import { meetingState } from '../meetings/state.ts';
import { answerOf } from './answer.ts';
import type { NamedEntry, Names } from './names.ts';

/**
 * What the search by names knows of a guide: its entries, and the words that name whole groups.
 *
 * @param entries in reading order, which decides where two answers are equally good
 * @param today the day for which the state of meetings is told, `2026-11-22`
 */
export function namesOf(entries: readonly EntryOfAnyKind[], smallWords: readonly string[], today: string): Names {
  const groups = new Map<string, number[]>();
  for (const [index, { data }] of entries.entries()) {
    for (const name of data.sharedAliases) groups.set(name, [...(groups.get(name) ?? []), index]);
  }
  return {
    entries: entries.map((entry) => namedEntry(entry, today)),
    groups: [...groups].map(([name, members]) => ({ name, members })),
    smallWords: [...smallWords],
  };
}

function namedEntry(entry: EntryOfAnyKind, today: string): NamedEntry {
  const { collection, id, data } = entry;
  return {
    kind: collection,
    id,
    title: data.title,
    state: collection === 'meetings' ? meetingState(entry.data, today) : data.record.state,
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
