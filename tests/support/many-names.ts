import type { NamedEntry, Names } from '../../src/domain/search/names.ts';
import { ALL_STATES } from '../../src/domain/state.ts';
import { COLLECTIONS } from '../../src/schemas/collections.ts';
import { COMMON_WORDS, diceOf } from './made-up-words.ts';

/** The names of a large guide, made up but always the same: titles of two to four words, three other names each. */
export function manyNames(count: number): Names {
  const { random, pick, word } = diceOf(count);
  const words = Array.from({ length: Math.ceil(count * 0.8) }, word);
  const phrase = () => [pick(words), ...Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(COMMON_WORDS))];
  const entries = Array.from({ length: count }, (_, at): NamedEntry => {
    const title = phrase().join(' ');
    return {
      kind: COLLECTIONS[at % COLLECTIONS.length] ?? 'terms',
      id: `${title.replaceAll(' ', '-')}-${at}`,
      title: title.charAt(0).toUpperCase() + title.slice(1),
      state: ALL_STATES[at % ALL_STATES.length] ?? 'unknown',
      answer: `Every ${pick(COMMON_WORDS)} of the ${pick(words)} ${pick(COMMON_WORDS)}, for the ${pick(COMMON_WORDS)}`,
      summary: '',
      names: [pick(words), phrase().join(' '), `${pick(COMMON_WORDS)} ${pick(words)}`],
      addresses: [],
    };
  });
  const groups = COMMON_WORDS.map((name, at) => ({ names: [`${name}s`], members: [at, at + COMMON_WORDS.length] }));
  const kinds = new Map(COLLECTIONS.map((id) => [id, `/${id}/:id/`]));
  return { kinds, entries, groups, smallWords: ['a', 'for', 'how', 'is', 'of', 'the', 'to', 'what'] };
}
