import type { Content } from '../content.ts';
import type { Problem } from '../problems.ts';
import { nameKey } from './name-key.ts';

/** People who navigate by titles, in a list of tabs or with a screen reader, must be able to tell pages apart. */
export function titlesAreUnique({ entries, pages }: Content): Problem[] {
  const first = new Map<string, string>();
  return [...pages, ...entries].flatMap(({ file, data, lineOf }) => {
    const key = nameKey(data.title);
    const other = first.get(key);
    first.set(key, other ?? file);
    return other === undefined
      ? []
      : [
          {
            file,
            line: lineOf(['title']),
            field: 'title',
            found: `"${data.title}" is already the title of ${other}.`,
            advice: 'Say how the two differ.',
          },
        ];
  });
}
