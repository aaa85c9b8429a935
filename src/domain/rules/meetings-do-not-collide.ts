import type { MeetingData } from '../../schemas/meeting.ts';
import type { Content, EntryFile } from '../content.ts';
import type { Problem } from '../problems.ts';

type MeetingFile = Extract<EntryFile, { collection: 'meetings' }>;

/** No two meetings share a room at one time in a year for which both are stated. */
export function meetingsDoNotCollide({ entries }: Content): Problem[] {
  const meetings = entries.filter((entry): entry is MeetingFile => entry.collection === 'meetings');
  return meetings.flatMap((meeting, index) =>
    meetings.slice(0, index).flatMap((other): Problem[] =>
      sameRoom(meeting.data, other.data) && mayCoincide(meeting.data, other.data)
        ? [
            {
              file: meeting.file,
              line: meeting.lineOf(['room', 'url']),
              field: 'room.url',
              found: `This room is taken at that time by ${other.file}.`,
              advice: 'Check the room, the day and the time of both.',
            },
          ]
        : [],
    ),
  );
}

/** Parameters after the address of a room do not make it another room. */
function sameRoom(a: MeetingData, b: MeetingData): boolean {
  const room = ({ room: { url } }: MeetingData) => url.replace(/[?#].*$/, '').replace(/\/$/, '');
  return room(a) === room(b);
}

function mayCoincide(a: MeetingData, b: MeetingData): boolean {
  const sameSlot = a.weekday === b.weekday && a.time === b.time && a.zone === b.zone;
  const sameYear = a.statedFor.some((year) => b.statedFor.includes(year));
  const takeTurns =
    a.rule.kind === 'isoWeekParity' && b.rule.kind === 'isoWeekParity' && a.rule.parity !== b.rule.parity;
  return sameSlot && sameYear && !takeTurns;
}
