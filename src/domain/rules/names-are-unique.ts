import type { Content } from '../content.ts';
import type { Problem } from '../problems.ts';
import { nameKey } from './name-key.ts';

/**
 * An alias belongs to one entry, and is not the title of another: a search for it must know where to go. What names a
 * whole group is written under `sharedAliases`. Titles themselves are the business of `titles-are-unique`.
 */
export function namesAreUnique({ entries }: Content): Problem[] {
  const owners = new Map<string, string>();
  for (const { file, data } of entries) owners.set(nameKey(data.title), file);

  const problems: Problem[] = [];
  for (const { file, data, lineOf } of entries) {
    const own = new Set<string>();
    for (const [index, alias] of data.aliases.entries()) {
      const key = nameKey(alias);
      const place = { file, line: lineOf(['aliases', index]), field: `aliases[${index}]` };
      const owner = owners.get(key);
      if (own.has(key)) {
        problems.push({ ...place, found: `"${alias}" stands here twice.`, advice: 'Take one out.' });
      } else if (owner !== undefined && owner !== file) {
        problems.push({
          ...place,
          found: `"${alias}" is already a name of ${owner}.`,
          advice: 'Keep it in one of the two, or write it under sharedAliases in both.',
        });
      }
      own.add(key);
      owners.set(key, owner ?? file);
    }
  }
  return problems;
}
