/** Words for guides that nobody wrote: they look like words, differ, and are the same in every run. */

const SYLLABLES =
  'ba be bo ca ce co da de di fa fo ga go ha he ka ki la le lo ma me mi na ne no pa pe po ra re ri ro sa se so ta te ti to va ve vo'.split(
    ' ',
  );
const ENDINGS = ['', 'n', 'r', 's', 't', 'l', 'm', 'ck', 'ng', 'x'];
/** What is common to many titles of a large guide. */
export const COMMON_WORDS =
  'team weekly meeting call mailing list chat project cloud working group community operations board release cluster step access data security planning review council docs storage network'.split(
    ' ',
  );

/** What a guide is made up from. */
export interface Dice {
  /** A number from 0 to 1. */
  random(): number;
  pick<T>(list: readonly T[]): T;
  /** A word that no language has. */
  word(): string;
}

/** @param seed the same dice fall in the same way */
export function diceOf(seed: number): Dice {
  const random = randomNumbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const word = () => pick(SYLLABLES) + pick(SYLLABLES) + (random() < 0.5 ? pick(SYLLABLES) : '') + pick(ENDINGS);
  return { random, pick, word };
}

/** Numbers from 0 to 1 that look random and are always the same (Mulberry32, a public-domain generator by T. Ettinger). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
