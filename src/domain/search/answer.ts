import type { EntryOfAnyKind } from '../content.ts';

/** The answer itself, as a search result shows it: the address, the time. Nothing where the summary is all. */
export function answerOf(entry: EntryOfAnyKind): string {
  switch (entry.collection) {
    case 'channels':
      return entry.data.addresses.map(({ url }) => url).join(' ');
    case 'meetings':
      return entry.data.rhythm;
    default:
      return '';
  }
}
