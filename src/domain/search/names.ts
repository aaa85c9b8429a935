import { COLLECTIONS, type Collection } from '../../schemas/collections.ts';
import type { AnyState } from '../state.ts';

/** An entry as the search by names knows it. */
export interface NamedEntry {
  kind: Collection;
  id: string;
  title: string;
  state: AnyState;
  /** The answer itself: an address, a time, a rule. */
  answer: string;
  /** One or two sentences; empty where a guide has so many entries that they would make the file heavy. */
  summary: string;
  /** Other names: aliases, short forms, full names. */
  names: string[];
  /** Where it is in the outside world: addresses and contacts. */
  addresses: string[];
}

/** Everything that the search by names needs. */
export interface Names {
  entries: NamedEntry[];
  /** Words that name a whole group: the word, and the entries by their place in the list. */
  groups: { name: string; members: number[] }[];
  /** Words that carry no meaning in a question: "how", "do", "the". */
  smallWords: string[];
}

/** With more entries than this, summaries stay out of the file, which is to arrive at once. */
const MOST_WITH_SUMMARY = 200;

/** The file in which names travel: arrays, because the names of fields would be most of it. */
export type PackedNames = [
  entries: [
    kind: number,
    id: string,
    title: string,
    state: string,
    answer: string,
    summary: string,
    names: string,
    addresses: string,
  ][],
  groups: [name: string, members: string][],
  smallWords: string,
];

/** Names and addresses are single lines, so no other sign can be part of one. */
const SEPARATOR = '\n';

export function packNames({ entries, groups, smallWords }: Names): PackedNames {
  const withSummary = entries.length <= MOST_WITH_SUMMARY;
  return [
    entries.map(({ kind, id, title, state, answer, summary, names, addresses }) => [
      COLLECTIONS.indexOf(kind),
      id,
      title,
      state,
      // An answer that is the first address is not sent twice.
      answer === addresses[0] ? '' : answer,
      withSummary ? summary : '',
      names.join(SEPARATOR),
      addresses.join(SEPARATOR),
    ]),
    groups.map(({ name, members }) => [name, members.join(' ')]),
    smallWords.join(' '),
  ];
}

export function unpackNames([entries, groups, smallWords]: PackedNames): Names {
  const list = (text: string) => (text === '' ? [] : text.split(SEPARATOR));
  return {
    entries: entries.map(([kind, id, title, state, answer, summary, names, addresses]) => ({
      kind: COLLECTIONS[kind] ?? 'concepts',
      id,
      title,
      state: state as NamedEntry['state'],
      answer: answer || (list(addresses)[0] ?? ''),
      summary,
      names: list(names),
      addresses: list(addresses),
    })),
    groups: groups.map(([name, members]) => ({ name, members: members.split(' ').map(Number) })),
    smallWords: smallWords.split(' '),
  };
}
