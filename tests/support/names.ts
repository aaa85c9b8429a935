import type { NamedEntry, Names } from '../../src/domain/search/names.ts';
import { COLLECTIONS } from '../../src/schemas/collections.ts';

/**
 * The names of a small guide: each entry has what is given, and nothing else; its id is its title in lower case.
 *
 * @param whole what belongs to no entry alone
 */
export function namesWith(
  whole: Partial<Pick<Names, 'smallWords' | 'groups'>>,
  ...entries: ({ title: string } & Partial<NamedEntry>)[]
): Names {
  return {
    kinds: new Map(COLLECTIONS.map((id) => [id, `/${id}/:id/`])),
    groups: [],
    smallWords: [],
    ...whole,
    entries: entries.map((entry) => ({
      kind: 'terms',
      id: entry.title.toLowerCase(),
      state: 'unknown',
      answer: '',
      summary: '',
      names: [],
      addresses: [],
      ...entry,
    })),
  };
}
