import { z } from 'zod';
import { mailAddress, webAddress } from './address-fields.ts';
import { entryFields, line } from './fields.ts';
import { clockTime, day, timeZone, weekday } from './time-fields.ts';

const weekSystem = z
  .enum(['stated', 'assumed'])
  .describe('Whether the source says that weeks are numbered as ISO 8601 does, or this guide assumes it.');

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
    nth: z.union([z.int().min(1).max(5), z.literal(-1)]).describe('1 to 5, or -1 for the last one of the month.'),
  }),
  z.strictObject({ kind: z.literal('dates'), dates: z.array(day).min(1).describe('The days, one by one.') }),
]);
export type MeetingRule = z.infer<typeof rule>;

/** A recurring meeting: a wall-clock time in a region, a rule, and the years for which the source states it. */
export const meeting = z.strictObject({
  ...entryFields,
  fullName: line(100).describe('The whole name, as the source has it.'),
  weekday: weekday.describe('The day of the week, in lower case.'),
  time: clockTime.describe('When it starts on the wall clock of its zone, 24 hours, in quotes.'),
  zone: timeZone.describe('The region whose clocks count, for example America/New_York.'),
  rule: rule.describe('How it repeats, for example: { kind: weekly }'),
  rhythm: line(120).describe('The rule as the source puts it, in one line for lists and search.'),
  duration: z.int().positive().nullable().describe('Minutes; null when the source does not say.'),
  statedFor: z.array(z.int().min(1970).max(2200)).min(1).describe('The years for which the source states the rule.'),
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
export type MeetingData = z.infer<typeof meeting>;
