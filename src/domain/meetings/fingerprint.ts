import type { MeetingData } from '../../schemas/meeting.ts';

/**
 * The fields of rules and exceptions, in the order in which they are counted. It is that of the first fingerprints: by name,
 * as RFC 8785 (3.2.3) sorts, those of published calendars would ask for new revisions of what has not changed.
 */
const ORDER = ['kind', 'parity', 'weekSystem', 'interval', 'anchor', 'nth', 'dates', 'date', 'to', 'time', 'reason'];

/**
 * What calendars show of a meeting, as eight hexadecimal digits (FNV-1a, 32 bits): a change of it needs a new revision, or
 * the programs of subscribers keep the old time. The day that a person last looked is left out: it moves only what is
 * calculated, which counts it by itself.
 */
export function fingerprintOf(meeting: MeetingData): string {
  const { fullName, weekday, time, zone, rule, rhythm, duration, statedFor, verification, ended, exceptions, room } =
    meeting;
  const shown = JSON.stringify(
    [
      [fullName, weekday, time, zone, rule, rhythm, duration, statedFor],
      [verification?.confirmedOn, ended?.date, exceptions, room.url],
    ],
    inOrder,
  );
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(shown)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Objects with their fields in one order, whatever that of the schema is; those that are not known yet come last, by name. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1)));
}

const placeOf = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
