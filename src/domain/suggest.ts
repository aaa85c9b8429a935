import { distance } from 'fastest-levenshtein';

/** A known word counts as near when at most this share of its letters has to change. */
const NEAR = 0.4;

/**
 * The known word that is nearest to what was written, or `undefined` when none is near.
 *
 * @example nearest('realted', ['related', 'record']) // 'related'
 */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  let best: { word: string; distance: number } | undefined;
  for (const word of known) {
    const candidate = { word, distance: distance(written.toLowerCase(), word.toLowerCase()) };
    if (best === undefined || candidate.distance < best.distance) best = candidate;
  }
  return best !== undefined && best.distance <= Math.max(1, best.word.length * NEAR) ? best.word : undefined;
}

/** `Did you mean "related"?` when something is near, else the given advice. */
export function didYouMean(written: string, known: Iterable<string>, otherwise: string): string {
  const word = nearest(written, known);
  return word === undefined ? otherwise : `Did you mean "${word}"?`;
}
