import type { Content } from '../content.ts';
import type { Problem } from '../problems.ts';
import { nameKey } from './name-key.ts';

/** Which entry a name belongs to, its title or an alias, by the key of the name. Titles go first, then the first that has it. */
export function nameOwners({ entries }: Pick<Content, 'entries'>): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { file, data } of entries) owners.set(nameKey(data.title), file);
  for (const { file, data } of entries)
    for (const key of data.aliases.map(nameKey)) owners.set(key, owners.get(key) ?? file);
  return owners;
}

/**
 * An alias belongs to one entry, and is not the title of another: a search for it must know where to go. What names a
 * whole group is written under `sharedAliases`. Pages may have the words of entries, because no search by names leads to them.
 * Titles themselves are the business of `titles-are-unique`.
 */
export function namesAreUnique(content: Content): Problem[] {
  const owners = nameOwners(content);
  return content.entries.flatMap(({ file, data, lineOf }) => {
    const keys = data.aliases.map(nameKey);
    return data.aliases.flatMap((alias, index): Problem[] => {
      const key = keys[index] ?? '';
      const place = { file, line: lineOf(['aliases', index]), field: `aliases[${index}]` };
      const owner = owners.get(key);
      if (keys.indexOf(key) < index)
        return [{ ...place, found: `"${alias}" stands here twice.`, advice: 'Take one out.' }];
      if (owner === file) return [];
      return [
        {
          ...place,
          found: `"${alias}" is already a name of ${owner}.`,
          advice: 'Keep it in one of the two, or write it under sharedAliases in both.',
        },
      ];
    });
  });
}
