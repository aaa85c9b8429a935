/** More results than this are a list, not an answer; the filters lead to the others. */
const MOST_SHOWN = 20;

/**
 * Results as they are shown, in the browser, the terminal and the score alike: those of one kind together, kinds in the
 * order of their best result.
 *
 * @param results best first
 * @returns the results of each kind
 */
export function asShown<T>(results: readonly T[], kindOf: (result: T) => string, most = MOST_SHOWN): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const result of results.slice(0, most)) {
    const group = groups.get(kindOf(result));
    if (group === undefined) groups.set(kindOf(result), [result]);
    else group.push(result);
  }
  return groups;
}
