import { addressesOf } from '../addresses-of.ts';
import type { Content } from '../content.ts';
import { entryKey, entryPath } from '../links/paths.ts';
import type { Problem } from '../problems.ts';

/** `<Address of="…" />` names an entry that has an address to show. That it exists is for `references-exist`. */
export function mentionsHaveAddresses({ entries, pages }: Content): Problem[] {
  const byKey = new Map(entries.map((entry) => [entryKey(entry.collection, entry.id), entry]));
  return [...entries, ...pages].flatMap(({ file, body }) =>
    body.mentions.flatMap(({ key, line }): Problem[] => {
      const entry = byKey.get(key);
      if (entry === undefined || addressesOf(entry).length > 0) return [];
      const path = entryPath(entry.collection, entry.id);
      return [
        {
          file,
          line,
          field: 'text',
          found: `"${key}" has no address of its own.`,
          advice: `Link to it instead: [${entry.data.title}](${path})`,
        },
      ];
    }),
  );
}
