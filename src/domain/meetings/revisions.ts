import type { Refusal } from '../../schemas/checked.ts';
import type { MeetingData } from '../../schemas/meeting.ts';

export type Revision = MeetingData['revision'];

/**
 * What an author writes first in a new meeting, which nobody has subscribed to yet (content/README.md); the check says what to write
 * instead. `npm run new` knows that at once.
 */
export const NEW_FINGERPRINT = '00000000';

/**
 * Why a revision is none after the one that was published: calendars show something else, and go by a number that is not higher,
 * or a day that is earlier. Programs that subscribe would keep the old time.
 */
export function refuseRevision(before: Revision, after: Revision): (Refusal & { field: 'number' | 'date' })[] {
  if (after.of === before.of || before.of === NEW_FINGERPRINT) return [];
  const { number, date } = before;
  return [
    ...(after.number > number
      ? []
      : [
          {
            field: 'number' as const,
            found: `What calendars show has changed since revision ${number}, and this is revision ${after.number}.`,
            advice: `Write the next number, ${number + 1}, and the day of the change.`,
          },
        ]),
    ...(after.date >= date
      ? []
      : [
          {
            field: 'date' as const,
            found: `The day is earlier than that of revision ${number}, ${date}.`,
            advice: 'Write the day of this change.',
          },
        ]),
  ];
}
