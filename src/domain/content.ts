import type { Change } from '../schemas/change.ts';
import type { Collection } from '../schemas/collections.ts';
import type { EntryData, PageData } from '../schemas/index.ts';
import type { PageId } from '../schemas/page.ts';
import type { Site } from '../schemas/site.ts';
import type { Move } from './links/moves.ts';
import type { Permalink } from './links/permalinks.ts';

/** A step into front matter: a field's name, or a place in a list. */
export type FieldPath = readonly (string | number)[];

/** What the rules need to know of an entry's text; lines are counted from 1, in the file. */
export interface BodyFacts {
  headings: { id: string; line: number }[];
  links: { target: string; line: number }[];
  /** Entries that a component of the text names, such as `<Address of="channels/slack" />`. */
  mentions: { key: string; line: number }[];
  /** Short forms that it explains on the spot, `<Term id="sla" />`, by their ids. */
  shortForms: { id: string; line: number }[];
}

interface ContentFile {
  /** As an author names it: `content/channels/slack.mdx`. */
  file: string;
  /** The file name without its ending. */
  id: string;
  /** The line on which a field stands; of its nearest parent when it is missing. */
  lineOf(path: FieldPath): number;
  /** What it says below its front matter, in MDX. */
  text: string;
  body: BodyFacts;
}

/** An entry's data with its place, whether it comes from a file or from Astro's collections. */
export type EntryOfAnyKind = { [C in Collection]: { collection: C; id: string; data: EntryData[C] } }[Collection];

export type EntryFile = { [C in Collection]: ContentFile & { collection: C; data: EntryData[C] } }[Collection];
export type PageFile = ContentFile & { id: PageId; data: PageData };

/** A change that was written down. */
export type ChangeFile = Omit<ContentFile, 'text' | 'body'> & { data: Change };

/** All content that has the right shape. What has not is reported, and left out here. */
export interface Content {
  site: Site | undefined;
  /** The line of `content/site.yaml` on which a field stands. */
  siteLineOf(path: FieldPath): number;
  entries: EntryFile[];
  pages: PageFile[];
  /** Every address that was ever published. */
  permalinks: Permalink[];
  /** Where old addresses lead. */
  moves: Move[];
  /** What was written down of how the guide changed. */
  changes: ChangeFile[];
  /** Keys of all files, `channels/slack`, whether or not they have the right shape. */
  knownKeys: ReadonlySet<string>;
  /** Files that could not be read in full: key to whatever stands there. No rule blames others for what they may say. */
  unread: ReadonlyMap<string, string>;
}

/** Content while its files are being read. */
export type UnfinishedContent = Content & { knownKeys: Set<string>; unread: Map<string, string> };

/** Content of which nothing has been read yet. */
export const noContent = (): UnfinishedContent => ({
  site: undefined,
  siteLineOf: () => 1,
  entries: [],
  pages: [],
  permalinks: [],
  moves: [],
  changes: [],
  knownKeys: new Set(),
  unread: new Map(),
});

/** `related[0]`, `room.url`: a field as the report names it. */
export function fieldName(path: FieldPath): string {
  return path.reduce<string>(
    (name, part) => (typeof part === 'number' ? `${name}[${part}]` : name === '' ? part : `${name}.${part}`),
    '',
  );
}
