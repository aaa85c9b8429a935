import { COLLECTIONS, type Collection } from '../../schemas/collections.ts';
import { addressesOf } from '../addresses-of.ts';
import type { EntryOfAnyKind } from '../content.ts';
import { stateOf, turnsOf } from '../state.ts';
import { answerOf } from './answer.ts';
import { courseOf, type NamedEntry, type Names } from './names.ts';
import { meaningfulWords, stemOf } from './words.ts';

/**
 * What the search by names knows of a guide: its entries, and the words that name whole groups.
 *
 * @param entries in reading order, which decides where two answers are equally good
 * @param pathOf where an entry is read, under the base path of the guide
 * @param dayIn the day that it is in a region, for the state of meetings
 */
export function namesOf(
  entries: readonly EntryOfAnyKind[],
  smallWords: readonly string[],
  pathOf: (collection: Collection, id: string) => string,
  dayIn: (zone: string) => string,
): Names {
  const small = new Set(smallWords);
  const groups = new Map<string, Set<number>>();
  for (const [index, { data }] of entries.entries()) {
    for (const alias of data.sharedAliases) {
      const name = meaningfulWords(alias, small).join(' ');
      groups.set(name, (groups.get(name) ?? new Set()).add(index));
    }
  }
  const named = {
    entries: entries.map((entry) => namedEntry(entry, small, dayIn)),
    groups: [...groups].map(([name, members]) => ({ name, members: [...members] })),
  };
  return {
    kinds: COLLECTIONS.map((id) => ({ id, pattern: pathOf(id, ':id') })),
    ...named,
    entries: withoutImplied(named, small),
    smallWords: [...smallWords],
  };
}

function namedEntry(
  entry: EntryOfAnyKind,
  smallWords: ReadonlySet<string>,
  dayIn: (zone: string) => string,
): NamedEntry {
  const { collection, id, data } = entry;
  return {
    kind: collection,
    id,
    title: data.title,
    state: courseOf(stateOf(entry, dayIn), turnsOf(entry, dayIn)),
    answer: answerOf(entry),
    summary: data.summary,
    names: distinctNames(data.title, [...otherNamesOf(entry), ...data.aliases], smallWords),
    addresses: outwardNamesOf(entry),
  };
}

/** Names as the words that are looked for; one that differs from another only in endings or small words adds nothing. */
function distinctNames(title: string, names: readonly string[], smallWords: ReadonlySet<string>): string[] {
  const known = new Set([stemsOf(title, smallWords).join(' ')]);
  return names.flatMap((name) => {
    const stems = stemsOf(name, smallWords).join(' ');
    if (known.has(stems)) return [];
    known.add(stems);
    return [meaningfulWords(name, smallWords).join(' ')];
  });
}

/**
 * Leaves out the names that a search finds without them: all their words stand in another name of the entry, and no other
 * entry has them all. The file of names is to be small; the list from A to Z still has every one.
 */
function withoutImplied(
  { entries, groups }: Pick<Names, 'entries' | 'groups'>,
  smallWords: ReadonlySet<string>,
): NamedEntry[] {
  const entriesWith = new Map<string, Set<number>>();
  const count = (name: string, at: number) => {
    for (const stem of stemsOf(name, smallWords)) entriesWith.set(stem, (entriesWith.get(stem) ?? new Set()).add(at));
  };
  for (const [at, { title, names, addresses }] of entries.entries()) {
    for (const name of [title, ...names, ...addresses]) count(name, at);
  }
  for (const { name, members } of groups) for (const at of members) count(name, at);

  return entries.map((entry) => {
    let kept = entry.names;
    const shortestFirst = [...kept].sort((a, b) => a.split(' ').length - b.split(' ').length);
    for (const name of shortestFirst) {
      const stems = stemsOf(name, smallWords);
      const owners = stems
        .map((stem) => entriesWith.get(stem) ?? new Set())
        .reduce((all, some) => all.intersection(some));
      const others = kept.filter((other) => other !== name);
      const isContained = [entry.title, ...others].some((other) => {
        const there = stemsOf(other, smallWords);
        return stems.every((stem) => there.includes(stem));
      });
      if (isContained && owners.size === 1) kept = others;
    }
    return { ...entry, names: kept };
  });
}

const stemsOf = (name: string, smallWords: ReadonlySet<string>): string[] =>
  meaningfulWords(name, smallWords).map(stemOf);

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

/** Where an entry is in the outside world, dead or alive: readers look for what they once noted down. */
function outwardNamesOf(entry: EntryOfAnyKind): string[] {
  const contact = entry.collection === 'meetings' ? entry.data.invite?.contact : undefined;
  return [...addressesOf(entry).map(({ url }) => url), ...(contact === undefined ? [] : [contact])];
}
