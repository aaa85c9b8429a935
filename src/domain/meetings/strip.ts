import type { MeetingData } from '../../schemas/meeting.ts';
import { isoWeek, weeksInIsoYear } from './iso-week.ts';
import { projectedOccurrences, projectionSpan, type Reading, readingsOf, statedOccurrences } from './stated.ts';
import { wallClockAt } from './wall-clock.ts';

/** Why a meeting is drawn in a week: the source states it, or it was calculated by one of the readings. */
export type StripKind = 'stated' | Reading['kind'];

/** The weeks of one meeting in one year, by one way of knowing them. */
export interface StripRow {
  meetingId: string;
  kind: StripKind;
  weeks: number[];
}

/** A year as a strip of weeks. */
export interface StripYear {
  year: number;
  weeks: 52 | 53;
  rows: StripRow[];
}

interface NamedMeeting {
  id: string;
  data: MeetingData;
}

/**
 * The years that the meetings are stated for, and those for which they are calculated, each as a strip of ISO weeks.
 *
 * @param calculated which meetings are read on after their stated years
 */
export function stripOf(meetings: readonly NamedMeeting[], calculated: (meeting: MeetingData) => boolean): StripYear[] {
  const marks = meetings.flatMap(({ id, data }) => [
    ...statedOccurrences(data).map(({ start }) => markOf(id, 'stated', wallClockAt(start, data.zone).date)),
    ...(calculated(data)
      ? readingsOf(data).flatMap((reading) =>
          projectedOccurrences(data, reading).map(({ date }) => markOf(id, reading.kind, date)),
        )
      : []),
  ]);
  const years = new Set([...marks.map(({ year }) => year), ...meetings.flatMap(({ data }) => yearsOfProjection(data))]);
  return [...years]
    .sort((a, b) => a - b)
    .map((year) => ({
      year,
      weeks: weeksInIsoYear(year),
      rows: rowsOf(marks.filter((mark) => mark.year === year)),
    }));
}

interface Mark {
  meetingId: string;
  kind: StripKind;
  year: number;
  week: number;
}

function markOf(meetingId: string, kind: StripKind, isoDate: string): Mark {
  const { year, week } = isoWeek(isoDate);
  return { meetingId, kind, year, week };
}

const yearsOfProjection = (meeting: MeetingData): number[] =>
  Object.values(projectionSpan(meeting)).map((day) => Number(day.slice(0, 4)));

function rowsOf(marks: readonly Mark[]): StripRow[] {
  const rows = new Map<string, StripRow>();
  for (const { meetingId, kind, week } of marks) {
    const key = `${meetingId} ${kind}`;
    const row = rows.get(key) ?? { meetingId, kind, weeks: [] };
    row.weeks.push(week);
    rows.set(key, row);
  }
  return [...rows.values()];
}
