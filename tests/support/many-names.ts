import type { NamedEntry, Names } from '../../src/domain/search/names.ts';
import { ALL_STATES } from '../../src/domain/state.ts';
import { COLLECTIONS } from '../../src/schemas/collections.ts';

const SYLLABLES =
  'ba be bo ca ce co da de di fa fo ga go ha he ka ki la le lo ma me mi na ne no pa pe po ra re ri ro sa se so ta te ti to va ve vo'.split(
    ' ',
  );
const ENDINGS = ['', 'n', 'r', 's', 't', 'l', 'm', 'ck', 'ng', 'x'];
/** What is common to many titles of a large guide. */
const COMMON =
  'team weekly meeting call mailing list chat project cloud working group community operations board release cluster step access data security planning review council docs storage network'.split(
    ' ',
  );

/** The names of a large guide, made up but always the same: titles of two to four words, three other names each. */
export function manyNames(count: number): Names {
  const random = randomNumbers(count);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const word = () => pick(SYLLABLES) + pick(SYLLABLES) + (random() < 0.5 ? pick(SYLLABLES) : '') + pick(ENDINGS);
  const words = Array.from({ length: Math.ceil(count * 0.8) }, word);
  const phrase = () => [pick(words), ...Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(COMMON))];
  const entries = Array.from({ length: count }, (_, at): NamedEntry => {
    const title = phrase().join(' ');
    return {
      kind: COLLECTIONS[at % COLLECTIONS.length] ?? 'terms',
      id: `${title.replaceAll(' ', '-')}-${at}`,
      title: title.charAt(0).toUpperCase() + title.slice(1),
      state: ALL_STATES[at % ALL_STATES.length] ?? 'unknown',
      answer: `Every ${pick(COMMON)} of the ${pick(words)} ${pick(COMMON)}, for the ${pick(COMMON)}`,
      summary: '',
      names: [pick(words), phrase().join(' '), `${pick(COMMON)} ${pick(words)}`],
      addresses: [],
    };
  });
  const groups = COMMON.map((name, at) => ({ name: `${name}s`, members: [at, at + COMMON.length] }));
  const kinds = COLLECTIONS.map((id) => ({ id, pattern: `/${id}/:id/` }));
  return { kinds, entries, groups, smallWords: ['a', 'for', 'how', 'is', 'of', 'the', 'to', 'what'] };
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
