import type { MeetingData } from '../../schemas/meeting.ts';

/**
 * What calendars show of a meeting, as eight hexadecimal digits (FNV-1a, 32 bits): a change of it needs a new revision, or
 * the programs of subscribers keep the old time. The day that a person last looked is left out: it moves only what is
 * calculated, which counts it by itself.
 */
export function fingerprintOf(meeting: MeetingData): string {
  const { fullName, weekday, time, zone, rule, rhythm, duration, statedFor, verification, ended, exceptions, room } =
    meeting;
  const shown = JSON.stringify([
    [fullName, weekday, time, zone, rule, rhythm, duration, statedFor],
    [verification?.confirmedOn, ended?.date, exceptions, room.url],
  ]);
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(shown)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
