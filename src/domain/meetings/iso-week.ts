/**
 * Weeks as ISO 8601-1 (3.1.1.23, 5.2.4) numbers them: they begin on Monday, and week 1 is the one that holds the first
 * Thursday of the year. Days are texts like `2026-12-30`; the arithmetic needs no time zone and runs in every browser.
 */

const DAY_MS = 86_400_000;
const THURSDAY = 4;

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

/** The day that is so many days after 1970-01-01. */
export const dayAt = (days: number): string => new Date(days * DAY_MS).toISOString().slice(0, 10);

/** The day that is so many days later. */
export const plusDays = (isoDate: string, days: number): string => dayAt(epochDay(isoDate) + days);

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (isoDate: string): number => ((((epochDay(isoDate) + THURSDAY - 1) % 7) + 7) % 7) + 1;

/**
 * The ISO week of a day.
 *
 * @param isoDate a day between the years 0001 and 9999, in the zone whose week is asked for
 * @example isoWeek('2026-12-30') // { year: 2026, week: 53, weekday: 3, parity: 'odd', weeksInYear: 53 }
 */
export function isoWeek(isoDate: string): IsoWeek {
  const weekday = weekdayOf(isoDate);
  const thursday = plusDays(isoDate, THURSDAY - weekday);
  const year = Number(thursday.slice(0, 4));
  const week = Math.floor((epochDay(thursday) - epochDay(`${thursday.slice(0, 4)}-01-01`)) / 7) + 1;
  return { year, week, weekday, parity: week % 2 === 0 ? 'even' : 'odd', weeksInYear: weeksInIsoYear(year) };
}

/** 53 when the year begins on a Thursday, or is a leap year that begins on a Wednesday; else 52. */
export function weeksInIsoYear(year: number): 52 | 53 {
  const text = String(year).padStart(4, '0');
  const first = weekdayOf(`${text}-01-01`);
  const last = weekdayOf(`${text}-12-31`);
  return first === THURSDAY || last === THURSDAY ? 53 : 52;
}

/** The Monday of week 1, which may lie in December of the year before. */
export function firstDayOfIsoYear(year: number): string {
  const january4 = `${String(year).padStart(4, '0')}-01-04`;
  return plusDays(january4, 1 - weekdayOf(january4));
}

/** The Sunday of the last week, which may lie in January of the year after. */
export const lastDayOfIsoYear = (year: number): string => plusDays(firstDayOfIsoYear(year + 1), -1);

/**
 * The week as it is often counted in the USA: weeks begin on Sunday, and week 1 is the one that holds 1 January
 * (WEEKNUM of spreadsheets). Some years this number differs from the ISO one all year long.
 */
export function usWeek(isoDate: string): { year: number; week: number } {
  const sunday = plusDays(isoDate, -(weekdayOf(isoDate) % 7));
  const saturday = plusDays(sunday, 6);
  const year = Number(saturday.slice(0, 4));
  const january1 = `${saturday.slice(0, 4)}-01-01`;
  const firstSunday = plusDays(january1, -(weekdayOf(january1) % 7));
  return { year, week: (epochDay(sunday) - epochDay(firstSunday)) / 7 + 1 };
}
