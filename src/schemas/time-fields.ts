import { z } from 'zod';
import { checked } from './checked.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Years that people write about; others are a slip, such as 0026 for 2026. */
const YEARS = { first: 1000, last: 2999 };

/** Whether `text` is a day that exists, written as ISO 8601 has it: `2024-02-29` yes, `2026-02-29` no. */
export function isExistingDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  if (year < YEARS.first || year > YEARS.last) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A year without quotes is a number in YAML; the site wants what the author wrote. */
const asWritten = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);

/** A day: `2021-12-06` (ISO 8601-1, 5.2.2). It must exist in the calendar. */
export const day = z.preprocess(
  asWritten,
  checked(z.string(), (text) =>
    isExistingDay(text)
      ? undefined
      : { found: `"${text}" is not a day.`, advice: 'Write year, month and day, for example: 2021-12-06' },
  ),
);

/** A day, a month or a year, as exact as the evidence is: `2021-12-06`, `2022-09`, `2022` (ISO 8601-1, 5.2.2). */
export const dayMonthOrYear = z.preprocess(
  asWritten,
  checked(z.string(), (text) =>
    (/^\d{4}$/.test(text) && isExistingDay(`${text}-01-01`)) ||
    (/^\d{4}-\d{2}$/.test(text) && isExistingDay(`${text}-01`)) ||
    isExistingDay(text)
      ? undefined
      : {
          found: `"${text}" is not a date.`,
          advice: 'Write a day, a month or a year, for example: 2022-09-22, 2022-09 or 2022',
        },
  ),
);

/** A wall-clock time of 24 hours: `08:30` (ISO 8601-1, 5.3.1). */
export const clockTime = z.preprocess(
  asWritten,
  checked(z.string(), (text) =>
    /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
      ? undefined
      : {
          found: `"${text}" is not a time of day.`,
          advice: 'Write hours and minutes of a 24-hour clock in quotes, for example: "08:30"',
        },
  ),
);

/** The days of the week in the order of ISO 8601, Monday first. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export const weekday = z.enum(WEEKDAYS);
export type Weekday = z.infer<typeof weekday>;

/** Region names that people write for what they mean, with the region that has those clocks. */
const NEAREST_REGION: Record<string, string> = {
  EST: 'America/New_York',
  EDT: 'America/New_York',
  ET: 'America/New_York',
  CST: 'America/Chicago',
  MST: 'America/Denver',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
  PT: 'America/Los_Angeles',
  CET: 'Europe/Berlin',
  CEST: 'Europe/Berlin',
  BST: 'Europe/London',
  GMT: 'Europe/London',
  IST: 'Asia/Kolkata',
};

const REGIONS = Intl.supportedValuesOf('timeZone');

/**
 * Whether a name is in the database, which has more names than it lists; letter case counts here, as in calendars. Dates are
 * calculated by one part of a system and written by another one, which knows names that the first has given up.
 */
function knownRegion(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    new Temporal.ZonedDateTime(0n, name);
  } catch {
    return false;
  }
  return REGIONS.includes(name) || !REGIONS.some((region) => region.toLowerCase() === name.toLowerCase());
}

/**
 * A region of the IANA time zone database, such as `America/New_York`, or `UTC`.
 *
 * Abbreviations are refused although some of them are in the database: "EST" there is an offset that never changes,
 * which is not what a meeting at "8:30 Eastern" means in summer.
 */
export const timeZone = checked(z.string(), (name) => {
  if (name === 'UTC') return undefined;
  const nearest = NEAREST_REGION[name.toUpperCase()];
  const example = `Name a region, for example: ${nearest ?? 'America/New_York'}`;
  if (nearest !== undefined || /^(Etc\/)?(GMT|UTC)?[+-]\d/.test(name)) {
    return { found: `"${name}" is a fixed offset that ignores summer time.`, advice: example };
  }
  if (!name.includes('/') || !knownRegion(name)) {
    return { found: `"${name}" is not a region of the time zone database.`, advice: example, known: REGIONS };
  }
  return undefined;
});
