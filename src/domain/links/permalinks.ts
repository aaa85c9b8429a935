import type { Problem } from '../problems.ts';
import { didYouMean } from '../suggest.ts';
import type { PageLinks } from './broken.ts';

/** A line of `content/permalinks.txt`: an address or an address with a fragment, as it was published once. */
export interface Permalink {
  address: string;
  line: number;
}

const FILE = 'content/permalinks.txt';

/** Every address of the guide and every place on its pages: `/terms/`, `/terms/#no-sla`. */
export function publishedAddresses(pages: readonly PageLinks[]): string[] {
  return pages.flatMap(({ path, places }) => [path, ...places.map((id) => `${path}#${id}`)]);
}

/** What was published once and leads nowhere now. */
export function missingPermalinks(permalinks: readonly Permalink[], pages: readonly PageLinks[]): Problem[] {
  const published = new Set(publishedAddresses(pages));
  return permalinks
    .filter(({ address }) => !published.has(address))
    .map(({ address, line }) => ({
      file: FILE,
      line,
      field: 'address',
      found: `"${address}" was published once and leads nowhere now.`,
      advice: didYouMean(address, published, 'Give the file or the heading its old name back.'),
    }));
}

/** The file with new addresses added in their alphabetical place; nothing is ever taken out. */
export function withNewAddresses(permalinks: readonly Permalink[], pages: readonly PageLinks[]): string {
  const all = new Set([...permalinks.map(({ address }) => address), ...publishedAddresses(pages)]);
  return `${[...all].sort().join('\n')}\n`;
}
