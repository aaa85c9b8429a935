import type { Content, EntryFile, FieldPath } from '../content.ts';
import { fieldName } from '../content.ts';
import type { Problem } from '../problems.ts';

/**
 * An address of the outside world stands in one place of the content. Everything else refers to that entry, so that a
 * channel which moves is changed once. Evidence is free to repeat: two records may rest on the same commit.
 */
export function addressesAreSpelledOnce({ entries, pages }: Content): Problem[] {
  const places = [
    ...entries.flatMap((entry) => [
      ...addressFields(entry).map(({ url, path }) => ({
        url,
        file: entry.file,
        line: entry.lineOf(path),
        field: fieldName(path),
      })),
      ...outwardLinks(entry),
    ]),
    ...pages.flatMap(outwardLinks),
  ];
  const first = new Map<string, string>();
  return places.flatMap(({ url, ...place }) => {
    const other = first.get(url);
    first.set(url, other ?? `${place.file}:${place.line}`);
    return other === undefined
      ? []
      : [
          {
            ...place,
            found: `${url} is already spelled in ${other}.`,
            advice: 'Name that entry here, for example: <Address of="channels/slack" />',
          },
        ];
  });
}

function outwardLinks({ file, body }: Pick<EntryFile, 'file' | 'body'>) {
  return body.links
    .filter(({ target }) => /^https?:/i.test(target))
    .map(({ target, line }) => ({ url: target, file, line, field: 'link' }));
}

function addressFields(entry: EntryFile): { url: string; path: FieldPath }[] {
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
