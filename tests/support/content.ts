import type { Content } from '../../src/domain/content.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { COLLECTIONS, type Collection } from '../../src/schemas/collections.ts';
import type { EntryData } from '../../src/schemas/index.ts';
import type { PageId } from '../../src/schemas/page.ts';
import { settings } from '../../src/site.ts';

/** What the guide says that is tested, as its files have it: tests count and name from it what an author may add to. */
export interface GuideContent extends Content {
  /** The page of this id. */
  page(id: PageId): Content['pages'][number];
  /** The entries of a collection, in their order. */
  entriesIn<C extends Collection>(collection: C): { collection: C; id: string; data: EntryData[C] }[];
  /** The collections in the order in which their pages stand. */
  collections: Collection[];
}

/** The content of the guide, of which `theGuide()` is the site. */
export async function contentOfGuide(): Promise<GuideContent> {
  const { content } = await checkContent(settings.contentDir);
  const page = (id: PageId) => {
    const found = content.pages.find((candidate) => candidate.id === id);
    if (found === undefined) throw new Error(`The guide has no page ${id}.`);
    return found;
  };
  return {
    ...content,
    page,
    entriesIn: <C extends Collection>(collection: C) =>
      content.entries
        .filter(
          (entry): entry is typeof entry & { collection: C; data: EntryData[C] } => entry.collection === collection,
        )
        .sort((a, b) => a.data.order - b.data.order || a.id.localeCompare(b.id, 'en')),
    collections: COLLECTIONS.toSorted((a, b) => page(a).data.order - page(b).data.order),
  };
}
