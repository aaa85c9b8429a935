import { type AnyState, stateOf } from '../domain/state.ts';
import type { AnyEntry, Guide, Page } from '../queries.ts';
import { CHANNEL_KIND_WORDS } from '../shown/channel-kinds.ts';

/** What stands on a preview picture; how it is drawn is the business of `draw.ts`. */
export interface PreviewWords {
  /** Whose guide it is. */
  community: string;
  /** What kind of thing it is, from the list that it stands in to the word for its kind. */
  kind: readonly string[];
  title: string;
  summary: string;
  /** What became of it, or what a reader finds inside. */
  foot: { state: AnyState } | { places: readonly string[] };
}

/** The words on the picture of an entry, which are its own. `dayIn` says which day it is, as for `stateOf`. */
export function wordsOfEntry(entry: AnyEntry, guide: Guide, dayIn: (zone: string) => string): PreviewWords {
  return {
    community: guide.site.name,
    kind: [
      menuWord(guide.pages[entry.collection]),
      ...(entry.collection === 'channels' ? [CHANNEL_KIND_WORDS[entry.data.kind]] : []),
    ],
    title: entry.data.title,
    summary: entry.data.summary,
    foot: { state: stateOf(entry, dayIn) },
  };
}

/** The words on the picture of the guide as a whole. */
export function wordsOfGuide({ site, sections }: Guide): PreviewWords {
  return {
    community: site.name,
    kind: [],
    title: site.title,
    summary: site.description,
    foot: { places: sections.map(({ page }) => menuWord(page)) },
  };
}

const menuWord = ({ data }: Page): string => data.menu ?? data.title;
