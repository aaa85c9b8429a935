/**
 * Starts of meetings in a few bytes: minutes since 1970 for the first, then the distance to each next one, in base 36.
 * A weekly meeting is the same few letters again and again, which compress to almost nothing.
 */

const MINUTE = 60_000;
const BASE = 36;

/** @param starts milliseconds since 1970, on whole minutes, in order */
export function encodeStarts(starts: readonly number[]): string {
  return starts.map((start, index) => ((start - (starts[index - 1] ?? 0)) / MINUTE).toString(BASE)).join(' ');
}

/** The starts in milliseconds since 1970. */
export function decodeStarts(text: string): number[] {
  let start = 0;
  return text === '' ? [] : text.split(' ').map((distance) => (start += Number.parseInt(distance, BASE) * MINUTE));
}
