import type { MeetingData } from '../../schemas/meeting.ts';
import { statedSpans } from './stated.ts';

/**
 * `current`: stated for today, or confirmed; `upcoming`: stated for later days only; `lapsed`: its time is over, and nothing
 * later is on record; `ended`: over.
 */
export type MeetingState = 'current' | 'upcoming' | 'lapsed' | 'ended';

/**
 * Whether a meeting can be counted on.
 *
 * @param today the day in the meeting's own zone, `2026-11-22`
 */
export function meetingState(
  meeting: Pick<MeetingData, 'rule' | 'statedFor' | 'verification' | 'ended'>,
  today: string,
): MeetingState {
  if (meeting.ended !== null && meeting.ended.date <= today) return 'ended';
  const spans = statedSpans(meeting);
  if (spans.some(({ from, until }) => from <= today && today <= until)) return 'current';
  return spans.some(({ from }) => today < from) ? 'upcoming' : 'lapsed';
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
