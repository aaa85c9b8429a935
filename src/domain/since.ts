/**
 * The day that the query of an address asks for, as `?since=2026-11-22` does.
 *
 * @returns undefined when it asks for none, or for one that does not exist (2026-02-30)
 */
export function sinceIn(query: string): string | undefined {
  const day = new URLSearchParams(query).get('since') ?? '';
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN;
  // Some engines let 30 February roll over into March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : undefined;
}
