import { numberOfIsoWeek, parityOf, usWeek, weeksInIsoYear } from './iso-week.ts';

/**
 * The answer to "is this an odd or an even week?". Runs in the browser, for the reader's today.
 *
 * @example 'Today is in ISO week 47 of 2026 (odd). 2026 has 53 weeks, so …'
 */
export function weekSentence(isoDate: string): string {
  const { year, week } = numberOfIsoWeek(isoDate);
  const american = usWeek(isoDate);
  const iso = `Today is in ISO week ${week} of ${year} (${parityOf(week)}).`;
  return `${iso} ${yearSentence(year, weeksInIsoYear(year))} Counted from Sunday, as often in the USA, it is week ${american.week} of ${american.year}.`;
}

/** What the length of a year does to meetings of odd and even weeks. */
export function yearSentence(year: number, weeksInYear: number): string {
  const meets =
    weeksInYear === 53
      ? 'odd-week meetings come a week apart at its end and even-week ones wait three'
      : 'odd and even weeks go on taking turns';
  return `${year} has ${weeksInYear} weeks, so ${meets}.`;
}
