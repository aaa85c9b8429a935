import type { MeetingData } from '../../schemas/meeting.ts';
import { isoWeek, weeksInIsoYear } from './iso-week.ts';
import { standingOn } from './state.ts';
import { projectedOccurrences, type Reading, readingsOf, type Span, statedOccurrences } from './stated.ts';
import { wallClockAt } from './wall-clock.ts';

/** Why a meeting is drawn in a week: the source states it, or it was calculated by one of the readings. */
export type StripKind = 'stated' | Reading['kind'];

/** The weeks of meetings that share them in one year, by one way of knowing them. */
export interface StripRow {
  line: number;
  kind: StripKind;
  weeks: number[];
}

/** A year as a strip of weeks. */
export interface StripYear {
  year: number;
  weeks: 52 | 53;
  rows: StripRow[];
}

/** Years of weeks, and the lines that are drawn in them. */
export interface Strip {
  /** Each has the meetings that take place in the same weeks throughout. */
  lines: { meetingIds: string[] }[];
  years: StripYear[];
}

interface NamedMeeting {
  id: string;
  data: MeetingData;
}

/** Whether it is the number of a week that tells when a meeting takes place: not every week, and not by the month. */
export const goesByWeeks = ({ rule }: MeetingData): boolean =>
  rule.kind === 'isoWeekParity' || rule.kind === 'everyNWeeks';

/**
 * The years that the meetings are stated for, and those for which they are calculated, each as a strip of ISO weeks.
 *
 * @param dayIn the day that it is in a region, because a meeting lapses by the calendar of its own zone
 */
export function stripOf(meetings: readonly NamedMeeting[], dayIn: (zone: string) => string): Strip {
  const drawn = meetings.map(({ id, data }) => {
    const { projection } = standingOn(data, dayIn(data.zone));
    return { id, projection, marks: marksOf(data, projection !== undefined) };
  });
  const byWeeks = Map.groupBy(drawn, ({ marks }) => JSON.stringify(marks));
  const lines = [...byWeeks.values()];
  const marks = lines.flatMap(([first], line) => (first?.marks ?? []).map((mark) => ({ line, ...mark })));
  const years = new Set([...marks.map(({ year }) => year), ...drawn.flatMap(({ projection }) => yearsOf(projection))]);
  return {
    lines: lines.map((line) => ({ meetingIds: line.map(({ id }) => id) })),
    years: [...years]
      .sort((a, b) => a - b)
      .map((year) => ({
        year,
        weeks: weeksInIsoYear(year),
        rows: rowsOf(marks.filter((mark) => mark.year === year)),
      })),
  };
}

interface Mark {
  kind: StripKind;
  year: number;
  week: number;
}

const marksOf = (meeting: MeetingData, isCalculated: boolean): Mark[] => [
  ...statedOccurrences(meeting).map(({ start }) => markOf('stated', wallClockAt(start, meeting.zone).date)),
  ...(isCalculated ? readingsOf(meeting) : []).flatMap((reading) =>
    projectedOccurrences(meeting, reading).map(({ date }) => markOf(reading.kind, date)),
  ),
];

function markOf(kind: StripKind, isoDate: string): Mark {
  const { year, week } = isoWeek(isoDate);
  return { kind, year, week };
}

/** A projection shows its years also where it has nothing in one of them: today is marked there. */
const yearsOf = (projection: Span | undefined): number[] =>
  projection === undefined ? [] : [projection.from, projection.until].map((day) => Number(day.slice(0, 4)));

const rowsOf = (marks: readonly (Mark & { line: number })[]): StripRow[] =>
  [...Map.groupBy(marks, ({ line, kind }) => `${line} ${kind}`).values()].flatMap((row) => {
    const [first] = row;
    return first ? [{ line: first.line, kind: first.kind, weeks: row.map(({ week }) => week) }] : [];
  });
