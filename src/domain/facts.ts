import type { Collection } from '../schemas/collections.ts';
import type { Fact } from '../schemas/fields.ts';
import { entryPath, PAGE_PATHS } from './links/paths.ts';

/** A fact, and what retells it. */
export interface PlacedFact<Owner> {
  fact: Fact;
  owner: Owner;
}

/** What can have facts: an entry, or a page, which is of no collection. */
interface FactOwner {
  id: string;
  collection?: Collection;
  data: { facts: readonly Fact[] };
}

/** All facts in the order of the source: by line, and on one line by their names. */
export function factsInOrder<Owner extends FactOwner>(owners: readonly Owner[]): PlacedFact<Owner>[] {
  return owners
    .flatMap((owner) => owner.data.facts.map((fact) => ({ fact, owner })))
    .sort((a, b) => a.fact.line - b.fact.line || (a.fact.id < b.fact.id ? -1 : 1));
}

/** Whether the page of an entry has a place for each of its facts. Steps share a page, and their facts stand with all others. */
export const hasOwnFacts = (collection: Collection | undefined): boolean =>
  collection !== undefined && collection !== 'steps';

/**
 * Where a fact is read: on the page of its entry, else where all facts stand.
 *
 * @example factPath({ id: 'no-backup', collection: 'terms' }, 'te-12') // '/terms/no-backup/#te-12'
 * @example factPath({ id: 'home' }, 'st-01') // '/about/source/#st-01'
 */
export function factPath({ id, collection }: Pick<FactOwner, 'id' | 'collection'>, fact: string): string {
  return collection !== undefined && hasOwnFacts(collection)
    ? `${entryPath(collection, id)}#${fact}`
    : `${PAGE_PATHS.source}#${fact}`;
}
