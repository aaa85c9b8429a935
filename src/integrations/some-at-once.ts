/** Files that are open at once; a process may have few, and more are not faster. */
const AT_ONCE = 32;

/**
 * What `work` makes of each item, in the order of the items; a few at a time.
 *
 * @example await someAtOnce(['a.txt', 'b.txt'], (file) => readFile(file)) // [Buffer, Buffer]
 */
export async function someAtOnce<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const rest = items.entries();
  const workThrough = async () => {
    for (const [index, item] of rest) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, workThrough));
  return results;
}
