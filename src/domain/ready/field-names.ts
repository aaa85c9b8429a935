import { addressesOfKey, type Move } from '../links/moves.ts';

/** Ids of entries have no dots, so that no question or letter can have the name of another field. */
export const questionName = (id: string): string => `question.${id}`;
export const isQuestionName = (name: string): boolean => name.startsWith(questionName(''));
export const letterName = (id: string): string => `letter.${id}`;

/**
 * What questions and letters were called when their entries had other ids: answers that somebody has kept or sent are under
 * those names.
 *
 * @param names of the fields that there are
 * @returns the name of today by the one that it took the place of
 */
export function namesBefore(moves: readonly Move[], names: readonly string[]): Record<string, string> {
  const idOf = (key: string) => key.split('/')[1] ?? '';
  const entries = moves.filter(
    ({ from, to }) => addressesOfKey(from) !== undefined && addressesOfKey(to) !== undefined,
  );
  const pairs = [questionName, letterName].flatMap((nameOf) =>
    entries.map(({ from, to }) => [nameOf(idOf(from)), nameOf(idOf(to))] as const),
  );
  return Object.fromEntries(pairs.filter(([before, today]) => !names.includes(before) && names.includes(today)));
}
