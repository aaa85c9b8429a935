/**
 * Results as they are shown: those of one kind together, kinds in the order of their best result.
 *
 * @param results best first
 */
export function grouped<T>(results: readonly T[], kindOf: (result: T) => string): T[] {
  const groups = new Map<string, T[]>();
  for (const result of results) {
    const group = groups.get(kindOf(result));
    if (group === undefined) groups.set(kindOf(result), [result]);
    else group.push(result);
  }
  return [...groups.values()].flat();
}
