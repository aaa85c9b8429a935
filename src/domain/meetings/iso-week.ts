/**
 * Weeks as ISO 8601-1 (3.1.1.23, 5.2.4) numbers them: they begin on Monday, and week 1 is the one that holds the first
 * Thursday of the year. Days are texts like `2026-12-30`; the arithmetic needs no time zone and runs in every browser.
 */

/** The length of a day, in milliseconds. */
export const DAY_MS = 86_400_000;
/** The first Sunday and the first Monday of 1970, in days since its first day, which is a Thursday. */
const SUNDAY = 3;
const MONDAY = 4;

/** Where a day lies in the weeks of its year. */
export interface IsoWeek {
  /** The year that the week belongs to; around New Year it may differ from the year of the day. */
  year: number;
  /** 1 to 53. */
  week: number;
  /** 1 is Monday, 7 is Sunday. */
  weekday: number;
  parity: 'odd' | 'even';
  /** 52 or 53. */
  weeksInYear: number;
}

/** Days since 1970-01-01, a Thursday. */
export const epochDay = (isoDate: string): number => Date.parse(`${isoDate}T00:00:00Z`) / DAY_MS;

/** The day that is so many days after 1970-01-01; any moment of it will do. */
export const dayAt = (days: number): string => new Date(days * DAY_MS).toISOString().slice(0, 10);

/** The day that is so many days later. */
export const plusDays = (isoDate: string, days: number): string => dayAt(epochDay(isoDate) + days);

/** How many days have passed since the last day like `first`; 0 on such a day. */
const daysInto = (day: number, first: number): number => (((day - first) % 7) + 7) % 7;

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (isoDate: string): number => daysInto(epochDay(isoDate), MONDAY) + 1;

/**
 * The ISO week of a day.
 *
 * @param isoDate a day between the years 0001 and 9999, in the zone whose week is asked for
 * @example isoWeek('2026-12-30') // { year: 2026, week: 53, weekday: 3, parity: 'odd', weeksInYear: 53 }
 */
export function isoWeek(isoDate: string): IsoWeek {
  const { year, week } = numberOfIsoWeek(isoDate);
  return { year, week, weekday: weekdayOf(isoDate), parity: parityOf(week), weeksInYear: weeksInIsoYear(year) };
}

/** The year and the number of the ISO week of a day, which is that of its Thursday. */
export const numberOfIsoWeek = (isoDate: string): Pick<IsoWeek, 'year' | 'week'> => weekOf(isoDate, MONDAY, 3);

export const parityOf = (week: number): IsoWeek['parity'] => (week % 2 ? 'odd' : 'even');

/** 28 December is always in the last week, because the last Thursday is in the last seven days of the year. */
export const weeksInIsoYear = (year: number): 52 | 53 => numberOfIsoWeek(`${yearAsText(year)}-12-28`).week as 52 | 53;

/**
 * The week as it is often counted in the USA: weeks begin on Sunday, and week 1 is the one that holds 1 January
 * (WEEKNUM of spreadsheets), so a week is numbered by its Saturday. Some years this number differs from the ISO one all year long.
 */
export const usWeek = (isoDate: string): { year: number; week: number } => weekOf(isoDate, SUNDAY, 6);

/** A week has the number of its deciding day among all such days of the year. */
function weekOf(isoDate: string, first: number, deciding: number): { year: number; week: number } {
  const day = epochDay(isoDate);
  const decidingDay = day - daysInto(day, first) + deciding;
  const year = dayAt(decidingDay).slice(0, 4);
  return { year: Number(year), week: Math.floor((decidingDay - epochDay(`${year}-01-01`)) / 7) + 1 };
}

const yearAsText = (year: number): string => String(year).padStart(4, '0');

/** The Monday of week 1, which may lie in December of the year before. */
export function firstDayOfIsoYear(year: number): string {
  const january4 = `${yearAsText(year)}-01-04`;
  return plusDays(january4, 1 - weekdayOf(january4));
}

/** The Sunday of the last week, which may lie in January of the year after. */
export const lastDayOfIsoYear = (year: number): string => plusDays(firstDayOfIsoYear(year + 1), -1);
