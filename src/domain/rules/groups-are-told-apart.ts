import type { Content } from '../content.ts';
import { groupId } from '../groups.ts';
import type { Problem } from '../problems.ts';

/** Groups that readers tell apart by signs alone, as C++ and C#, have one address, and would become one group. */
export function groupsAreToldApart({ entries }: Content): Problem[] {
  const first = new Map<string, { group: string; file: string }>();
  return entries.flatMap(({ collection, file, data, lineOf }): Problem[] => {
    const group = 'group' in data ? data.group : undefined;
    if (group === undefined) return [];
    const id = `${collection}/${groupId(group)}`;
    const other = first.get(id) ?? { group, file };
    first.set(id, other);
    return readAlike(group) === readAlike(other.group)
      ? []
      : [
          {
            file,
            line: lineOf(['group']),
            field: 'group',
            found: `"${group}" has the same address as "${other.group}", the group of ${other.file}.`,
            advice: 'Write one of them in other letters, or both alike.',
          },
        ];
  });
}

/** Capitals make no other group. */
const readAlike = (group: string): string => group.normalize('NFC').toLowerCase();
