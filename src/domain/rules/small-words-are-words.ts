import type { Content } from '../content.ts';
import type { Problem } from '../problems.ts';
import { wordsOf } from '../search/words.ts';

/** A small word is written as the search reads it, in lower case and cut at every sign; another one would never be met. */
export function smallWordsAreWords({ site, siteLineOf }: Content): Problem[] {
  return (site?.search.smallWords ?? []).flatMap((word, index): Problem[] => {
    const read = wordsOf(word);
    if (read.length === 1 && read[0] === word) return [];
    return [
      {
        file: 'content/site.yaml',
        line: siteLineOf(['search', 'smallWords', index]),
        field: `search.smallWords[${index}]`,
        found: `"${word}" is never met, because the search reads it in another way.`,
        advice: `Write: ${read.join(', ')}`,
      },
    ];
  });
}
