import type { MeetingData } from '../../schemas/meeting.ts';
import type { Content } from '../content.ts';
import { statedOccurrences } from '../meetings/stated.ts';
import type { Problem } from '../problems.ts';
import { remembered } from '../remembered.ts';
import { type MeetingFile, meetingsIn } from './meetings-in.ts';

/** No two meetings share a room at one time, and none takes place twice at one time. */
export function meetingsDoNotCollide(content: Content): Problem[] {
  const meetings = meetingsIn(content).map((meeting) => ({ ...meeting, times: timesOf(meeting.data) }));
  return meetings.flatMap((meeting, index) => [
    ...twiceAtOnce(meeting),
    ...meetings.slice(0, index).flatMap((other): Problem[] => {
      const clash = roomOf(meeting.data) === roomOf(other.data) ? firstClash(meeting.times, other.times) : undefined;
      if (clash === undefined) return [];
      return [
        {
          file: meeting.file,
          line: meeting.lineOf(['room', 'url']),
          field: 'room.url',
          found: `On ${clash.date} this room is taken at that time by ${other.file}.`,
          advice: 'Check the room, the day and the time of both.',
        },
      ];
    }),
  ]);
}

/** A day that is moved onto another one of the same meeting. */
function twiceAtOnce({ file, lineOf, times }: MeetingFile & { times: readonly TakenTime[] }): Problem[] {
  const second = times.find(({ start }, at) => start < (times[at - 1]?.end ?? Number.NEGATIVE_INFINITY));
  if (second === undefined) return [];
  return [
    {
      file,
      line: lineOf(['exceptions']),
      field: 'exceptions',
      found: `The meeting of ${second.date} would be on while another one of the same meeting is.`,
      advice: 'Write cancelled instead of moved, or another day or time.',
    },
  ];
}

/** Parameters after the address of a room do not make it another room. */
const roomOf = ({ room: { url } }: MeetingData): string => url.replace(/[?#].*$/, '').replace(/\/$/, '');

interface TakenTime {
  date: string;
  /** Milliseconds since 1970; a meeting whose length nobody states takes its first minute. */
  start: number;
  end: number;
}

const timesOf = remembered((meeting: MeetingData): TakenTime[] => {
  const length = (meeting.duration ?? 1) * 60_000;
  return statedOccurrences(meeting).map(({ date, start: { epochMilliseconds } }) => ({
    date,
    start: epochMilliseconds,
    end: epochMilliseconds + length,
  }));
});

/** The first time at which both are on; both lists are in the order of time. */
function firstClash(a: readonly TakenTime[], b: readonly TakenTime[]): TakenTime | undefined {
  let at = 0;
  for (const time of a) {
    while (at < b.length && (b[at]?.end ?? 0) <= time.start) at += 1;
    const other = b[at];
    if (other !== undefined && other.start < time.end) return time;
  }
  return undefined;
}
