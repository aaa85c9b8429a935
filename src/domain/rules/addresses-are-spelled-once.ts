import { addressesOf } from '../addresses-of.ts';
import type { Content, EntryFile } from '../content.ts';
import { fieldName } from '../content.ts';
import { addressesInText } from '../links/outgoing.ts';
import { entryKey } from '../links/paths.ts';
import type { Problem } from '../problems.ts';

/**
 * An address of the outside world stands in one place of the content. Everything else refers to that entry, so that a
 * channel which moves is changed once. Evidence is free to repeat: two records may rest on the same commit.
 */
export function addressesAreSpelledOnce({ entries, pages }: Content): Problem[] {
  // The field of an entry is an address's home, so those come first, and a link in a text is what has to change.
  const places: Place[] = [...entries.flatMap(homes), ...[...entries, ...pages].flatMap(addressesInText)];
  const first = new Map<string, { file: string; line: number; key?: string }>();
  return places.flatMap(({ url, key, file, line, field }) => {
    const other = first.get(url);
    if (other === undefined) {
      first.set(url, { file, line, key });
      return [];
    }
    return [
      {
        file,
        line,
        field,
        found: `${url} is already spelled in ${other.file}:${other.line}.`,
        advice:
          field === 'link' && other.key !== undefined
            ? `Name that entry instead: <Address of="${other.key}" />`
            : 'Keep it in one of the two.',
      },
    ];
  });
}

interface Place {
  url: string;
  /** The entry that is the home of the address. */
  key?: string;
  file: string;
  line: number;
  field: string;
}

function homes(entry: EntryFile): Place[] {
  const key = entryKey(entry.collection, entry.id);
  return addressesOf(entry).map(({ url, path }, index) => ({
    url,
    // <Address /> shows the first one.
    key: index === 0 ? key : undefined,
    file: entry.file,
    line: entry.lineOf(path),
    field: fieldName(path),
  }));
}
