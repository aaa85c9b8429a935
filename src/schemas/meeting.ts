import { z } from 'zod';
import { mailAddress, webAddress } from './address-fields.ts';
import { checked, type Refusal } from './checked.ts';
import { entryFields, evidence, group, line } from './fields.ts';
import { clockTime, day, timeZone, weekday } from './time-fields.ts';

const weekSystem = z
  .enum(['stated', 'assumed'])
  .describe('Whether the source says that weeks are numbered as ISO 8601 does, or this guide assumes it.');

/** Nobody changes a calendar so often, and with what a projection adds it stays an INTEGER (RFC 5545, 3.3.8). */
const MOST_REVISIONS = 1_000_000;

const NUMBERS_OF_WEEKS = [-1, 1, 2, 3, 4, 5];
const NTH = '1 to 5, or -1 for the last one of the month.';

/** How a meeting repeats. Instants are never written down; they are derived from the rule, the time and the zone. */
const rule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('weekly') }),
  z.strictObject({ kind: z.literal('isoWeekParity'), parity: z.enum(['odd', 'even']), weekSystem }),
  z.strictObject({
    kind: z.literal('everyNWeeks'),
    interval: z.int().min(2).max(52).describe('How many weeks from one to the next, 2 to 52.'),
    anchor: day.describe('A day on which it takes place.'),
  }),
  z.strictObject({
    kind: z.literal('monthlyNth'),
    nth: checked(z.int(), refuseNth).meta({ description: NTH, enum: NUMBERS_OF_WEEKS }),
  }),
  z.strictObject({ kind: z.literal('dates'), dates: z.array(day).min(1).describe('The days, one by one.') }),
]);

function refuseNth(nth: number): Refusal | undefined {
  if (NUMBERS_OF_WEEKS.includes(nth)) return undefined;
  const found = `No month has a week with the number ${nth}.`;
  return { found, advice: `Write ${NTH}` };
}

export type MeetingRule = z.infer<typeof rule>;

const reason = line(120).describe('Why, in a few words: "public holiday".');

/** A single day on which the rule does not hold. */
const exception = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled'), date: day, reason }),
  z.strictObject({
    kind: z.literal('moved'),
    date: day,
    to: z.strictObject({ date: day, time: clockTime }).describe('When it takes place instead.'),
    reason,
  }),
]);
export type MeetingException = z.infer<typeof exception>;

const fields = z.strictObject({
  ...entryFields,
  group,
  fullName: line(100).describe('The whole name, as the source has it.'),
  weekday: weekday.describe('The day of the week, in lower case.'),
  time: clockTime.describe('When it starts on the wall clock of its zone, 24 hours, in quotes.'),
  zone: timeZone.describe('The region whose clocks count, for example America/New_York.'),
  rule: rule.describe('How it repeats, for example: { kind: weekly }'),
  rhythm: line(120).describe('The rule as the source puts it, in one line for lists and search.'),
  duration: z.int().positive().max(1440).nullable().describe('Minutes; null when the source does not say.'),
  statedFor: z.array(z.int().min(1970).max(2200)).min(1).describe('The years for which the source states the rule.'),
  verification: z
    .strictObject({
      confirmedOn: day.describe('The day of the evidence. It counts for 180 days.'),
      evidence: evidence.describe('Where a reader can see that it still takes place.'),
    })
    .nullable()
    .default(null)
    .describe('Evidence that the meeting still takes place outside the years of statedFor; or null.'),
  ended: z
    .strictObject({
      date: day.describe('The first day on which it was over.'),
      by: line(160).describe('By what it ended.'),
      evidence: evidence.describe('Where a reader can look it up.'),
    })
    .nullable()
    .default(null)
    .describe('By what and since when it is over; null when nothing is on record.'),
  exceptions: z.array(exception).default([]).describe('Days on which the rule does not hold, each with its reason.'),
  revision: z
    .strictObject({
      number: z
        .int()
        .min(0)
        .max(MOST_REVISIONS)
        .describe('0 at first; one more with every change that calendars show.'),
      date: day.describe('The day of that change.'),
      of: z
        .string()
        .regex(/^[0-9a-f]{8}$/)
        .describe('The fingerprint of what calendars show; the check says it.'),
    })
    .describe('How calendars of subscribers know that something changed.'),
  room: z
    .strictObject({
      url: webAddress.describe('The address of the room, exactly as the source has it.'),
      shortUrl: webAddress.describe('The same room without parameters, as an addition.').optional(),
    })
    .describe('Where it meets.'),
  invite: z
    .strictObject({
      contact: mailAddress.describe('The e-mail address.'),
      says: line(160).describe('What to do, in one sentence.'),
    })
    .nullable()
    .describe('Whom to ask for an invitation; null when the source names nobody.'),
  goodFor: z.array(line(90)).min(1).describe('What it is for; each completes "Good for …".'),
});
/** A recurring meeting: a wall-clock time in a region, a rule, and the years for which the source states it. */
export const meeting = checked(fields, ({ record, ended }) =>
  record.state === 'closed' && ended === null
    ? { found: 'This meeting is on record as closed.', advice: 'Say by what and since when, in the field ended.' }
    : undefined,
);
export type MeetingData = z.infer<typeof meeting>;
