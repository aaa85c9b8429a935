import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import type { ChangeFile } from './domain/content.ts';
import type { Move } from './domain/links/moves.ts';
import { entryKey, entryPath, PAGE_PATHS } from './domain/links/paths.ts';
import { inReadingOrder } from './domain/reading-order.ts';
import { readingMinutes, sentencesOf, wordsIn } from './domain/reading-time.ts';
import { readChangesOfGuide } from './integrations/changes-folder.ts';
import { readMovesOfGuide } from './integrations/moves-file.ts';
import { COLLECTIONS, type Collection } from './schemas/collections.ts';
import type { EntryData, PageData } from './schemas/index.ts';
import { PAGE_IDS, type PageId } from './schemas/page.ts';
import type { ShortForm } from './schemas/short-form.ts';
import type { Site } from './schemas/site.ts';

/** An entry, ready to draw: its data, where it is read, and the text to render. */
export interface Entry<C extends Collection = Collection> {
  collection: C;
  id: string;
  key: string;
  /** Without the base path. */
  path: string;
  data: EntryData[C];
  text: CollectionEntry<C>;
}

/** An entry of any collection; `collection` tells which data it has. */
export type AnyEntry = { [C in Collection]: Entry<C> }[Collection];

export interface Page {
  id: PageId;
  path: string;
  data: PageData;
  text: CollectionEntry<'pages'>;
}

/** A collection with its page and its entries, in their order. */
export interface Section {
  collection: Collection;
  page: Page;
  entries: AnyEntry[];
}

/** A place in the reading order. */
export interface ReadingPlace {
  title: string;
  path: string;
  /** How many words are read there, its steps' included. */
  words: number;
}

/** Where a page stands in the reading order. */
export interface OnTheWay {
  previous: ReadingPlace | undefined;
  next: ReadingPlace | undefined;
  /** Which page it is, counted from 1, of how many; 0 for a page that is not in the order. */
  place: number;
  places: number;
  /** How many minutes the pages after it take. */
  minutesLeft: number;
}

export interface Guide {
  site: Site;
  pages: Record<PageId, Page>;
  /** The collections in reading order. */
  sections: Section[];
  /** All entries in reading order. */
  entries: AnyEntry[];
  entry(key: string): AnyEntry;
  /** What was written down of how the guide changed. */
  changes: ChangeFile[];
  /** Where old addresses lead. */
  moves: Move[];
  /** A short form that texts explain on the spot. */
  shortForm(id: string): ShortForm;
  /** The guide from home to the last term, as "previous" and "next" walk through it. */
  readingOrder: ReadingPlace[];
  /** What comes before and after a path when the guide is read in its order, and how much of it is left. */
  neighbours(path: string): OnTheWay;
}

let guide: Promise<Guide> | undefined;

/** The whole guide, read once in a build; in dev it is read anew, so that an author's change shows. */
export function readGuide(): Promise<Guide> {
  if (import.meta.env.DEV) return read();
  guide ??= read();
  return guide;
}

async function read(): Promise<Guide> {
  const site = await getEntry('site', 'site');
  if (site === undefined) throw new Error('content/site.yaml is missing.');
  const texts = await getCollection('pages');
  const pages = Object.fromEntries(
    PAGE_IDS.map((id) => {
      const text = texts.find((candidate) => candidate.id === id);
      if (text === undefined) throw new Error(`content/pages/${id}.mdx is missing.`);
      return [id, { id, path: PAGE_PATHS[id], data: text.data, text }];
    }),
  ) as Record<PageId, Page>;

  const placeOf = (collection: Collection): number => pages[collection].data.order;
  const all = (await Promise.all(COLLECTIONS.map(entriesOf))).flat();
  const entries = inReadingOrder(all, placeOf);
  const sections = COLLECTIONS.toSorted((a, b) => placeOf(a) - placeOf(b)).map((collection) => ({
    collection,
    page: pages[collection],
    entries: entries.filter((entry) => entry.collection === collection),
  }));
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const order = readingOrderOf(pages.home, sections);
  const placeInOrder = new Map(order.map(({ path }, index) => [path, index]));
  return {
    site: site.data,
    pages,
    sections,
    entries,
    changes: await readChangesOfGuide(),
    moves: await readMovesOfGuide(),
    entry(key) {
      const entry = byKey.get(key);
      if (entry === undefined) throw new Error(`There is no entry ${key}.`);
      return entry;
    },
    shortForm(id) {
      const found = site.data.shortForms.find((form) => form.id === id);
      if (found === undefined) throw new Error(`There is no short form ${id}.`);
      return found;
    },
    readingOrder: order,
    neighbours(path) {
      const index = placeInOrder.get(path) ?? -1;
      const after = index < 0 ? [] : order.slice(index + 1);
      return {
        previous: order[index - 1],
        next: after[0],
        place: index + 1,
        places: order.length,
        minutesLeft: readingMinutes(after.reduce((sum, { words }) => sum + words, 0)),
      };
    },
  };
}

async function entriesOf(collection: Collection): Promise<AnyEntry[]> {
  const texts = await getCollection(collection);
  return texts.map((text) => ({
    collection,
    id: text.id,
    key: entryKey(collection, text.id),
    path: entryPath(collection, text.id),
    data: text.data,
    text,
  })) as AnyEntry[];
}

/** The entries of one collection, with the data of its kind. */
export function entriesIn<C extends Collection>(from: Guide, collection: C): Entry<C>[] {
  return from.entries.filter((entry): entry is AnyEntry & Entry<C> => entry.collection === collection);
}

/** Fields that nobody reads on a page. */
const FOR_SEARCH = new Set(['aliases', 'sharedAliases']);

/** The places from home to the last term. Steps are read on their page. */
function readingOrderOf(home: Page, sections: Section[]): ReadingPlace[] {
  const wordsOf = ({ data, text }: Page | AnyEntry): number => {
    const shown = Object.entries(data).flatMap(([field, value]) => (FOR_SEARCH.has(field) ? [] : [value]));
    return wordsIn(sentencesOf(shown).join('\n')) + wordsIn(text.body ?? '');
  };
  const placeOf = (at: Page | AnyEntry, ...readThere: AnyEntry[]): ReadingPlace => ({
    path: at.path,
    title: at.data.title,
    words: [at, ...readThere].reduce((sum, read) => sum + wordsOf(read), 0),
  });
  return [
    placeOf(home),
    ...sections.flatMap(({ page, entries }) => [
      placeOf(page, ...entries.filter(({ path }) => path.includes('#'))),
      ...entries.filter(({ path }) => !path.includes('#')).map((entry) => placeOf(entry)),
    ]),
  ];
}
