import type { Content } from '../content.ts';
import type { Problem } from '../problems.ts';
import { didYouMean } from '../suggest.ts';

/** A change names entries that there are. An entry that was renamed or is gone stands there under the name that it has now. */
export function changesNameEntries({ changes, knownKeys }: Content): Problem[] {
  return changes.flatMap(({ file, data, lineOf }) =>
    data.entries.flatMap((key, at) =>
      knownKeys.has(key)
        ? []
        : [
            {
              file,
              line: lineOf(['entries', at]),
              field: `entries[${at}]`,
              found: `There is no entry "${key}".`,
              advice: didYouMean(key, [...knownKeys], 'Write it as folder/name, for example: channels/slack'),
            },
          ],
    ),
  );
}
