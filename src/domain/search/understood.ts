import type { Meaning, Ranking } from './rank.ts';

/** How a query word was understood, for readers ("did you mean") and for authors (`npm run search`). */
export interface Understood {
  typed: string;
  /** The word that it was taken for; nothing when none is known. */
  taken: string | undefined;
  how: Meaning['how'];
}

export function understood({ typed, fits, how }: Meaning): Understood {
  const [best] = [...fits].sort((a, b) => b[1] - a[1]);
  return { typed, taken: best?.[0].text, how };
}

/**
 * The query with its slips put right; nothing when there were none, or when nothing answers. Beginnings and endings are no slips.
 *
 * @example correctionOf(rank(index, 'wensday meeting', nearWords)) // 'wednesday meeting'
 */
export function correctionOf({ meanings, results }: Ranking): string | undefined {
  if (results.length === 0 || !meanings.some(({ how }) => how === 'bySlip')) return undefined;
  return meanings
    .map(understood)
    .map(({ typed, taken, how }) => (how === 'bySlip' ? taken : typed))
    .join(' ');
}
