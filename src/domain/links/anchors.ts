import { COLLECTIONS } from '../../schemas/collections.ts';
import type { PageId } from '../../schemas/page.ts';
import type { EntryOfAnyKind, PageFile } from '../content.ts';
import { LETTERS, NO_LETTER, OTHER_LETTER } from '../names.ts';

/** The id of the main part of every page. */
export const MAIN_ANCHOR = 'content';

/** The ids of the sections that the page of an entry has beside the headings of its text; `related` only where it names some. */
export const ENTRY_ANCHORS = {
  record: 'record',
  inTheSource: 'in-the-source',
  related: 'related',
} as const;

/** The ids of the sections that the page of a meeting has beside those of every entry. */
export const MEETING_ANCHORS = {
  calendar: 'in-your-calendar',
} as const;

/** The ids of the sections of the page that lists the meetings. */
export const MEETINGS_ANCHORS = {
  weeks: 'weeks',
  calendar: 'calendar',
} as const;

/** The id of the choice of a channel, where the page of the channels has its heading. */
export const CHOOSER_ANCHOR = 'which-channel';

/** The id of the questions whether a project is ready, and of the letters under them, where the page of the steps heads them. */
export const READY_ANCHOR = 'is-my-project-ready';

/** The ids of the sections of the home page; `parts` only where it has their picture. */
export const HOME_ANCHORS = {
  today: 'today',
  parts: 'parts',
  tasks: 'tasks',
  path: 'path',
  meetings: 'meetings',
} as const;

const ANCHORS_OF_OTHERS: Record<string, string> = { [NO_LETTER]: 'digits', [OTHER_LETTER]: 'other-letters' };

/** The id of a letter of the alphabetical list; each is there, even when no name begins with it. */
export const letterAnchor = (letter: string): string => ANCHORS_OF_OTHERS[letter] ?? letter.toLowerCase();

/** The ids of the sections of the page about the guide. */
export const ABOUT_ANCHORS = {
  source: 'the-source',
  changes: 'changes',
  review: 'review',
  corrections: 'corrections',
} as const;

/** The ids on the page of an entry, beside the headings of its text: those of the sections that its fields fill. */
export function anchorsOfEntry({ collection, data }: Pick<EntryOfAnyKind, 'collection' | 'data'>): string[] {
  const { related, ...always } = ENTRY_ANCHORS;
  return [
    MAIN_ANCHOR,
    ...Object.values(always),
    ...(data.related.length > 0 ? [related] : []),
    ...(collection === 'meetings' ? Object.values(MEETING_ANCHORS) : []),
  ];
}

/**
 * The ids on a page that is not an entry, beside the headings of its text: those of the sections that its fields fill, and of the
 * entries that it lists.
 *
 * @param keys the keys of all entries
 */
export function anchorsOfPage({ id, data }: Pick<PageFile, 'id' | 'data'>, keys: Iterable<string>): string[] {
  const listed = [...keys]
    .map((key) => key.split('/'))
    .filter(([folder]) => folder === id || (id === 'all' && folder !== 'pages'))
    .flatMap(([, entry]) => entry ?? []);
  const { parts, ...always } = HOME_ANCHORS;
  const ofHome = [...Object.values(always), ...(data.picture ? [parts] : [])];
  const sections: Partial<Record<PageId, readonly string[]>> = {
    home: ofHome.flatMap((id) => [id, `${id}-title`]),
    channels: data.chooser ? [CHOOSER_ANCHOR] : [],
    steps: [`${HOME_ANCHORS.today}-title`, ...(data.ready ? [READY_ANCHOR] : [])],
    'a-z': LETTERS.map(letterAnchor),
    about: Object.values(ABOUT_ANCHORS),
    meetings: Object.values(MEETINGS_ANCHORS),
    all: COLLECTIONS,
  };
  return [MAIN_ANCHOR, ...(sections[id] ?? []), ...listed];
}
