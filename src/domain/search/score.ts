/** A query as a reader types it, and the entries that answer it. */
export interface Query {
  query: string;
  /** Keys of entries, any of which may come first. */
  targets: string[];
  /** The guide has no answer, and nothing is to be shown. */
  none?: boolean;
}

export interface Figures {
  answerable: number;
  /** Shares of the answerable queries: a target comes first; is among the first three. */
  success1: number;
  success3: number;
  /** Mean of 1 / place of the first target among the first five. */
  mrr5: number;
  unanswerable: number;
  /** How many of those show something. */
  wrongAnswers: number;
}

export interface Miss {
  query: string;
  wanted: string[];
  found: string[];
}

/** How well a search does on a set of queries, and on which it fails to put a target first. */
export function scoreOf(
  queries: readonly Query[],
  search: (query: string) => string[],
): { figures: Figures; misses: Miss[] } {
  const misses: Miss[] = [];
  const places: number[] = [];
  let wrongAnswers = 0;
  for (const { query, targets, none = false } of queries) {
    const found = search(query).slice(0, 5);
    const place = found.findIndex((key) => targets.includes(key));
    if (none ? found.length > 0 : place !== 0) misses.push({ query, wanted: none ? [] : targets, found });
    if (none) wrongAnswers += found.length > 0 ? 1 : 0;
    else places.push(place);
  }
  const share = (matches: (place: number) => boolean) => places.filter(matches).length / Math.max(1, places.length);
  return {
    misses,
    figures: {
      answerable: places.length,
      success1: share((place) => place === 0),
      success3: share((place) => place >= 0 && place < 3),
      mrr5: places.reduce((sum, place) => sum + (place < 0 ? 0 : 1 / (place + 1)), 0) / Math.max(1, places.length),
      unanswerable: queries.length - places.length,
      wrongAnswers,
    },
  };
}
