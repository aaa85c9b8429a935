import type { MeetingData } from '../../schemas/meeting.ts';
import { plusDays } from './iso-week.ts';
import {
  coveredSpans,
  projectedOccurrences,
  projectionSpan,
  readingsOf,
  type Span,
  type SpanFields,
} from './stated.ts';
import { instantOf } from './wall-clock.ts';

/**
 * `current`: stated for today, or moved to it, or confirmed; `upcoming`: stated for later days only; `lapsed`: its time is
 * over, and nothing later is on record; `ended`: over.
 */
export type MeetingState = 'current' | 'upcoming' | 'lapsed' | 'ended';

/**
 * Whether a meeting can be counted on.
 *
 * @param today the day in the meeting's own zone, `2026-11-22`
 */
export function meetingState(meeting: Pick<MeetingData, SpanFields | 'exceptions'>, today: string): MeetingState {
  if (meeting.ended !== null && meeting.ended.date <= today) return 'ended';
  const spans = coveredSpans(meeting);
  if (spans.some(({ from, until }) => from <= today && today <= until)) return 'current';
  return spans.some(({ from }) => today < from) ? 'upcoming' : 'lapsed';
}

/** The moment from which a meeting is in another state. */
export interface Turn {
  /** An instant, as ISO 8601 writes it. */
  from: string;
  state: MeetingState;
}

/**
 * How the state of a meeting goes on after a day, as far as it is on record now: pages are read long after they were built.
 *
 * @param today the day in the meeting's own zone
 */
export function turnsAfter(meeting: MeetingData, today: string): Turn[] {
  const edges = coveredSpans(meeting).flatMap(({ from, until }) => [from, plusDays(until, 1)]);
  const days = [...edges, ...(meeting.ended === null ? [] : [meeting.ended.date])].filter((day) => day > today).sort();
  const states = [today, ...days].map((day) => ({ day, state: meetingState(meeting, day) }));
  return states
    .filter(({ state }, at) => at > 0 && state !== states[at - 1]?.state)
    .map(({ day, state }) => ({ from: instantOf(day, '00:00', meeting.zone).toString(), state }));
}

/** What a day makes of a meeting. */
export interface Standing {
  state: MeetingState;
  /** The days for which it is read on after its stated ones: those of a lapsed meeting whose rule still gives a date. */
  projection: Span | undefined;
}

/**
 * The one answer for page, strip and calendar. The day decides whether there is something to calculate, so that a feed of it
 * comes with the first build after the last stated day, where the page offers it; which days, the content decides.
 *
 * @param today the day in the meeting's own zone
 */
export function standingOn(meeting: MeetingData, today: string): Standing {
  const state = meetingState(meeting, today);
  const isReadOn =
    state === 'lapsed' && readingsOf(meeting).some((reading) => projectedOccurrences(meeting, reading).length > 0);
  return { state, projection: isReadOn ? projectionSpan(meeting) : undefined };
}

/**
 * The years for which the source states a rule, as a reader says them.
 *
 * @example spokenYears([2020]) // '2020'
 * @example spokenYears([2020, 2021]) // '2020 and 2021'
 */
export function spokenYears(years: readonly number[]): string {
  const sorted = [...years].sort((a, b) => a - b).map(String);
  return sorted.length < 2 ? sorted.join('') : `${sorted.slice(0, -1).join(', ')} and ${sorted.at(-1)}`;
}
