import type { EntryOfAnyKind, FieldPath } from './content.ts';

/** An address that an entry is the home of. */
export interface HomeAddress {
  url: string;
  /** Where in the front matter it stands. */
  path: FieldPath;
  /** What became of it, when it leads nowhere any more. */
  dead?: string | undefined;
}

/** The addresses that an entry is the home of, in their order; none for most kinds. */
export function addressesOf(entry: EntryOfAnyKind): HomeAddress[] {
  switch (entry.collection) {
    case 'channels':
    case 'steps':
      return entry.data.addresses.map(({ url, dead }, index) => ({ url, path: ['addresses', index, 'url'], dead }));
    case 'meetings':
      return [{ url: entry.data.room.url, path: ['room', 'url'] }];
    default:
      return [];
  }
}
