const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * A date as a reader says it, as exact as it is written.
 *
 * @example spokenDate('2021-12-06') // '6 December 2021'
 * @example spokenDate('2022-09') // 'September 2022'
 */
export function spokenDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-').map(Number);
  return [day, month === undefined ? undefined : MONTHS[month - 1], year]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** The month of a day: `2021-12-06` is `December 2021`. */
export const spokenMonth = (isoDate: string): string => spokenDate(isoDate.slice(0, 7));
