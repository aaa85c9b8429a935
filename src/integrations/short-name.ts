const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** `a` to `z`, then `aa`, `ab` and so on. */
export function shortName(place: number): string {
  const rest = Math.floor(place / LETTERS.length);
  return (rest === 0 ? '' : shortName(rest - 1)) + LETTERS.charAt(place % LETTERS.length);
}
