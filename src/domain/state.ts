import type { State } from '../schemas/fields.ts';
import type { EntryOfAnyKind } from './content.ts';
import { type MeetingState, meetingState, type Turn, turnsAfter } from './meetings/state.ts';

/** What a reader is told of an entry in one word: of a meeting, whether it can be counted on; else the later record. */
export type AnyState = State | MeetingState;

/** Every state, in the order in which a filter offers them. */
export const ALL_STATES: readonly AnyState[] = [
  'current',
  'upcoming',
  'unknown',
  'changed',
  'closed',
  'lapsed',
  'ended',
];

/**
 * The state of an entry.
 *
 * @param dayIn the day that it is in a region, because a meeting is current by the calendar of its own zone
 */
export function stateOf(entry: EntryOfAnyKind, dayIn: (zone: string) => string): AnyState {
  return entry.collection === 'meetings' ? meetingState(entry.data, dayIn(entry.data.zone)) : entry.data.record.state;
}

/** How the state of an entry goes on: that of a meeting by itself, any other only when a person has looked again. */
export function turnsOf(entry: EntryOfAnyKind, dayIn: (zone: string) => string): Turn[] {
  return entry.collection === 'meetings' ? turnsAfter(entry.data, dayIn(entry.data.zone)) : [];
}
