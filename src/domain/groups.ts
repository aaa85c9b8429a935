import { slug } from 'github-slugger';

interface Grouped {
  collection: string;
  data: object;
}

/** A group of a list, and the entries that belong to it. */
export interface Group<Entry> {
  /** The end of its address in the list, and of its calendar. */
  id: string;
  name: string;
  entries: Entry[];
}

/** What entries of no group stand under, in a list that has groups. */
const OTHERS = 'Others';

/** The end of the address of a group; no entry has it, because their ids stand without the word. */
export const groupId = (name: string): string => `group-${slug(name)}`;
const OTHERS_ID = groupId(OTHERS);

const nameOf = ({ data }: Grouped): string | undefined =>
  'group' in data && typeof data.group === 'string' ? data.group : undefined;

/**
 * The groups of a list, in the order of their first entries; entries of no group are last. Names that differ only in what an
 * address leaves out are one group. A list of one group, or of none, is read as it is.
 */
export function groupsOf<Entry extends Grouped>(entries: readonly Entry[]): Group<Entry>[] {
  const members = Map.groupBy(entries, (entry) => groupId(nameOf(entry) ?? OTHERS));
  const others = members.get(OTHERS_ID);
  members.delete(OTHERS_ID);
  if (members.size < 2) return [];
  const groups = [...members].map(([id, entries]) => ({
    id,
    name: entries.map(nameOf).find(Boolean) ?? OTHERS,
    entries,
  }));
  return others === undefined ? groups : [...groups, { id: OTHERS_ID, name: OTHERS, entries: others }];
}
