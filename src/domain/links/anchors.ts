import { COLLECTIONS, type Collection } from '../../schemas/collections.ts';
import type { PageId } from '../../schemas/page.ts';
import { LETTERS, NO_LETTER, OTHER_LETTER } from '../names.ts';

/** The id of the main part of every page. */
export const MAIN_ANCHOR = 'content';

/** The ids of the sections that every entry's page has beside the headings of its text. */
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

/** The id of the choice of a channel. */
export const CHOOSER_ANCHOR = 'which-channel';

/** The id of the questions whether a project is ready, and of the letters under them. */
export const READY_ANCHOR = 'is-my-project-ready';

/** The ids of the sections of the home page. */
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

/** The ids on the page of an entry, beside the headings of its text. */
export const anchorsOfEntry = (collection: Collection): string[] => [
  MAIN_ANCHOR,
  ...Object.values(ENTRY_ANCHORS),
  ...(collection === 'meetings' ? Object.values(MEETING_ANCHORS) : []),
];

/**
 * The ids on a page that is not an entry, beside the headings of its text: those of its sections, and of the entries
 * that it lists.
 *
 * @param keys the keys of all entries
 */
export function anchorsOfPage(id: PageId, keys: Iterable<string>): string[] {
  const listed = [...keys]
    .map((key) => key.split('/'))
    .filter(([folder]) => folder === id || (id === 'all' && folder !== 'pages'))
    .flatMap(([, entry]) => entry ?? []);
  const sections: Partial<Record<PageId, readonly string[]>> = {
    home: Object.values(HOME_ANCHORS).flatMap((id) => [id, `${id}-title`]),
    channels: [CHOOSER_ANCHOR],
    steps: [`${HOME_ANCHORS.today}-title`, READY_ANCHOR],
    'a-z': LETTERS.map(letterAnchor),
    about: Object.values(ABOUT_ANCHORS),
    meetings: Object.values(MEETINGS_ANCHORS),
    all: COLLECTIONS,
  };
  return [MAIN_ANCHOR, ...(sections[id] ?? []), ...listed];
}
