import type { Content } from '../content.ts';
import type { Problem } from '../problems.ts';
import { nameKey } from './name-key.ts';

/** A shared alias names at least two entries, and is nobody's own name. */
export function sharedAliasesAreShared({ entries, unread }: Content): Problem[] {
  const unreadNames = nameKey([...unread.values()].join('\n'));
  // A file of which not even the words are known may share any of them.
  const mayBeShared = [...unread].some(([key, text]) => text === '' && !key.startsWith('pages/'));
  const sharers = new Map<string, Set<string>>();
  const owners = new Map<string, string>();
  for (const { file, data } of entries) {
    for (const name of [data.title, ...data.aliases]) owners.set(nameKey(name), file);
    for (const alias of data.sharedAliases) {
      const key = nameKey(alias);
      sharers.set(key, (sharers.get(key) ?? new Set()).add(file));
    }
  }
  return entries.flatMap(({ file, data, lineOf }) => {
    const keys = data.sharedAliases.map(nameKey);
    return data.sharedAliases.flatMap((alias, index): Problem[] => {
      const key = keys[index] ?? '';
      const place = { file, line: lineOf(['sharedAliases', index]), field: `sharedAliases[${index}]` };
      const owner = owners.get(key);
      if (owner !== undefined) {
        return [
          {
            ...place,
            found: `"${alias}" is already a name of ${owner}.`,
            advice: "A word is either one entry's own or shared: keep it in one list.",
          },
        ];
      }
      if (keys.indexOf(key) < index) {
        return [{ ...place, found: `"${alias}" stands here twice.`, advice: 'Take one out.' }];
      }
      if ((sharers.get(key)?.size ?? 0) < 2 && !mayBeShared && !unreadNames.includes(key)) {
        return [{ ...place, found: `No other entry shares "${alias}".`, advice: 'Move it to aliases.' }];
      }
      return [];
    });
  });
}
