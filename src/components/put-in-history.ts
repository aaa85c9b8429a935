/**
 * Changes this step of the history, or adds one. Safari takes a hundred changes in half a minute and no more, and throws: then
 * everything works on, and back leads less far.
 *
 * @param address where the step leads; where the page is already, when it is left out
 */
export function putInHistory(
  state: unknown,
  address?: string,
  how: 'pushState' | 'replaceState' = 'replaceState',
): void {
  try {
    history[how](state, '', address);
  } catch {
    // As said above.
  }
}
