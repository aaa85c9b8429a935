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
  const named = entries.map((entry) => namedEntry(entry, small, dayIn));
  const { ofEntries, ofGroups } = withoutImplied(named, groupsOf(entries, small), small);
  return {
    kinds: new Map(COLLECTIONS.map((id) => [id, pathOf(id, ':id')])),
    entries: named.map((entry, at) => ({ ...entry, names: ofEntries[at] ?? [] })),
    groups: ofGroups,
    smallWords: [...smallWords],
  };
}

/** The names that entries share, those of the same entries together. */
function groupsOf(entries: readonly EntryOfAnyKind[], smallWords: ReadonlySet<string>): Names['groups'] {
  const members = new Map<string, Set<number>>();
  for (const [at, { data }] of entries.entries()) {
    for (const alias of data.sharedAliases) {
      const name = meaningfulWords(alias, smallWords).join(' ');
      members.set(name, (members.get(name) ?? new Set()).add(at));
    }
  }
  return [...Map.groupBy(members, ([, some]) => [...some].join()).values()].map((same) => ({
    names: distinctNames(
      same.map(([name]) => name),
      smallWords,
    ),
    members: [...(same[0]?.[1] ?? [])],
  }));
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
    names: distinctNames([data.title, ...otherNamesOf(entry), ...data.aliases], smallWords).slice(1),
    addresses: outwardNamesOf(entry),
  };
}

/** Names as the words that are looked for; one that differs from another only in endings or small words adds nothing. */
const distinctNames = (names: readonly string[], smallWords: ReadonlySet<string>): string[] =>
  [...Map.groupBy(names, (name) => stemsOf(name, smallWords).join(' ')).values()].map(([first = '']) =>
    meaningfulWords(first, smallWords).join(' '),
  );

/**
 * Leaves out the names that a search finds without them: all their words stand in another name of the same entries, and no other
 * entry has them all. The file of names is to be small; the list from A to Z still has every one.
 */
function withoutImplied(
  entries: readonly NamedEntry[],
  groups: Names['groups'],
  smallWords: ReadonlySet<string>,
): { ofEntries: string[][]; ofGroups: Names['groups'] } {
  const entriesWith = new Map<string, Set<number>>();
  const count = (name: string, at: number) => {
    for (const stem of stemsOf(name, smallWords)) entriesWith.set(stem, (entriesWith.get(stem) ?? new Set()).add(at));
  };
  for (const [at, { title, names, addresses }] of entries.entries()) {
    for (const name of [title, ...names, ...addresses]) count(name, at);
  }
  for (const { names, members } of groups) for (const name of names) for (const at of members) count(name, at);

  /** @param always names of the same entries that are there in any case */
  const left = (names: readonly string[], members: readonly number[], always: readonly string[] = []): string[] => {
    let kept = [...names];
    const shortestFirst = kept.toSorted((a, b) => a.split(' ').length - b.split(' ').length);
    for (const name of shortestFirst) {
      const stems = stemsOf(name, smallWords);
      const owners = stems
        .map((stem) => entriesWith.get(stem) ?? new Set())
        .reduce((all, some) => all.intersection(some));
      const others = kept.filter((other) => other !== name);
      const isContained = [...always, ...others].some((other) => {
        const there = stemsOf(other, smallWords);
        return stems.every((stem) => there.includes(stem));
      });
      if (isContained && owners.size === members.length) kept = others;
    }
    return kept;
  };
  return {
    ofEntries: entries.map(({ title, names }, at) => left(names, [at], [title])),
    ofGroups: groups.map(({ names, members }) => ({ names: left(names, members), members })),
  };
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
