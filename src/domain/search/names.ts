import type { Collection } from '../../schemas/collections.ts';
import type { Turn } from '../meetings/state.ts';
import type { AnyState } from '../state.ts';

/** An entry as the search by names knows it. */
export interface NamedEntry {
  kind: Collection;
  id: string;
  title: string;
  /** Its state, and how it goes on: see `courseOf`. */
  state: string;
  /** The answer itself: an address, a time; empty where the summary is all. */
  answer: string;
  /** One or two sentences; empty where a guide has so many entries that they would make the file heavy. */
  summary: string;
  /** Other names: aliases, short forms, full names. Only the words of them that are looked for, with spaces between. */
  names: string[];
  /** Where it is in the outside world: addresses and contacts. */
  addresses: string[];
}

/** Everything that the search by names needs. */
export interface Names {
  /** The kinds of entries, and where an entry of each is read: `/terms/:id/`. */
  kinds: ReadonlyMap<Collection, string>;
  entries: NamedEntry[];
  /** Names that several entries share, and the entries by their place in the list. */
  groups: { names: string[]; members: number[] }[];
  /** Words that carry no meaning in a question: "how", "do", "the". */
  smallWords: string[];
}

/**
 * A state as it goes on, in one text: the search is asked long after it was built.
 *
 * @example 'current 2028-01-03T05:00:00Z lapsed'
 */
export const courseOf = (state: AnyState, turns: readonly Turn[]): string =>
  [state, ...turns.flatMap(({ from, state }) => [from, state])].join(' ');

/** The state at a moment, in milliseconds since 1970. */
export function stateAt(course: string, now: number): string {
  const [first = '', ...turns] = course.split(' ');
  return turns.reduce((state, next, at) => (at % 2 && Date.parse(turns[at - 1] ?? '') <= now ? next : state), first);
}

/** With more entries than this, summaries stay out of the file, which is to arrive at once. */
const MOST_WITH_SUMMARY = 200;

/**
 * The file in which names travel: arrays, because the names of fields would be most of it. What machines read stands before
 * what people read, and so it compresses best.
 */
export type PackedNames = [
  kinds: [id: Collection, pattern: string][],
  entries: [
    kind: number,
    state: string,
    answer: string,
    addresses: string,
    id: string,
    title: string,
    summary: string,
    names: string,
  ][],
  groups: [names: string, members: string][],
  smallWords: string,
];

/** An answer that is the address of the entry. */
const IS_ADDRESS = '@';
/** What stands between two names: no sign of their words, and the one that compresses best. */
const BETWEEN = '-';

export function packNames({ kinds, entries, groups, smallWords }: Names): PackedNames {
  const withSummary = entries.length <= MOST_WITH_SUMMARY;
  const places = new Map([...kinds.keys()].map((id, at) => [id, at]));
  return [
    [...kinds],
    entries.map(({ kind, id, title, state, answer, summary, names, addresses }) => [
      places.get(kind) ?? 0,
      state,
      // An answer that is the address is not sent twice.
      answer !== '' && answer === addresses.join(' ') ? IS_ADDRESS : withSummary ? answer : answer || summary,
      addresses.join(' '),
      id,
      title,
      withSummary ? summary : '',
      names.join(BETWEEN),
    ]),
    groups.map(({ names, members }) => [names.join(BETWEEN), members.join(' ')]),
    smallWords.join(' '),
  ];
}

export function unpackNames([kinds, entries, groups, smallWords]: PackedNames): Names {
  const list = (text: string, separator: string) => (text === '' ? [] : text.split(separator));
  return {
    kinds: new Map(kinds),
    entries: entries.map(([kind, state, answer, addresses, id, title, summary, names]) => ({
      kind: kinds[kind]?.[0] as Collection,
      id,
      title,
      state,
      answer: answer === IS_ADDRESS ? addresses : answer,
      summary,
      names: list(names, BETWEEN),
      addresses: list(addresses, ' '),
    })),
    groups: groups.map(([names, members]) => ({
      names: names.split(BETWEEN),
      members: members.split(' ').map(Number),
    })),
    smallWords: smallWords.split(' '),
  };
}
