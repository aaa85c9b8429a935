import type { MeetingData } from '../../schemas/meeting.ts';
import type { Content, EntryFile } from '../content.ts';
import { occurrencesBetween } from '../meetings/recurrence.ts';
import type { Problem } from '../problems.ts';

type MeetingFile = Extract<EntryFile, { collection: 'meetings' }>;

/** No two meetings share a room at one time in a year for which both are stated. */
export function meetingsDoNotCollide({ entries }: Content): Problem[] {
  const meetings = entries.filter((entry): entry is MeetingFile => entry.collection === 'meetings');
  return meetings.flatMap((meeting, index) =>
    meetings.slice(0, index).flatMap((other): Problem[] => {
      const date = sameRoom(meeting.data, other.data) ? firstCollision(meeting.data, other.data) : undefined;
      return date === undefined
        ? []
        : [
            {
              file: meeting.file,
              line: meeting.lineOf(['room', 'url']),
              field: 'room.url',
              found: `On ${date} this room is taken at that time by ${other.file}.`,
              advice: 'Check the room, the day and the time of both.',
            },
          ];
    }),
  );
}

/** Parameters after the address of a room do not make it another room. */
function sameRoom(a: MeetingData, b: MeetingData): boolean {
  const room = ({ room: { url } }: MeetingData) => url.replace(/[?#].*$/, '').replace(/\/$/, '');
  return room(a) === room(b);
}

/** The first day on which both take place at a time, if there is one. */
function firstCollision(a: MeetingData, b: MeetingData): string | undefined {
  const years = a.statedFor.filter((year) => b.statedFor.includes(year)).sort();
  for (const year of years) {
    const others = timesIn(year, b);
    const hit = timesIn(year, a).find(({ start, end }) =>
      others.some((other) => start < other.end && other.start < end),
    );
    if (hit !== undefined) return hit.date;
  }
  return undefined;
}

/** When a meeting takes place in a year. One whose duration nobody knows collides with what begins when it begins. */
function timesIn(year: number, meeting: MeetingData): { date: string; start: number; end: number }[] {
  return occurrencesBetween(meeting, `${year}-01-01`, `${year}-12-31`).map(({ date, start }) => ({
    date,
    start: start.epochMilliseconds,
    end: start.epochMilliseconds + (meeting.duration ?? 1) * 60_000,
  }));
}
