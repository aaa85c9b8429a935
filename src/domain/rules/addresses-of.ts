import type { EntryFile, FieldPath } from '../content.ts';

/** The addresses that an entry is the home of, and where in its front matter they stand; none for most kinds. */
export function addressesOf(entry: EntryFile): { url: string; path: FieldPath }[] {
  switch (entry.collection) {
    case 'channels':
    case 'steps':
      return entry.data.addresses.map(({ url }, index) => ({ url, path: ['addresses', index, 'url'] }));
    case 'meetings':
      return [{ url: entry.data.room.url, path: ['room', 'url'] }];
    default:
      return [];
  }
}
