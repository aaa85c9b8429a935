import type { Refusal } from '../../schemas/checked.ts';
import { type Content, type FieldPath, fieldName } from '../content.ts';
import { plusDays } from '../meetings/iso-week.ts';
import type { Problem } from '../problems.ts';
import { filesOf } from './files-of.ts';

/** Fields that say when somebody looked, confirmed, wrote or changed something, and what to write there. */
const ADVICE: Readonly<Record<string, string>> = {
  asOf: 'Write the day from which the wording is.',
  checked: 'Write the day on which a person last looked.',
  confirmedOn: 'Write the day of the evidence.',
  date: 'Write when it was, as exactly as is known.',
};

/** What has such a name, and is planned: the day of an end, a meeting that will not be, or will be at another time. */
const PLANNED = /^(?:ended\.date|exceptions\[\d+\]\.(?:to\.)?date)$/;

/**
 * Nobody has looked at anything on a day that has not come: such evidence would count for longer than any other.
 *
 * @param today the day that it really is, by UTC
 */
export function daysHaveCome(content: Content, today: string): Problem[] {
  return filesOf(content).flatMap(({ file, data, lineOf }) =>
    daysIn(data).flatMap(({ path, day, advice }): Problem[] => {
      const refusal = PLANNED.test(fieldName(path)) ? undefined : refuseFuture(day, today, advice);
      return refusal === undefined ? [] : [{ file, line: lineOf(path), field: fieldName(path), ...refusal }];
    }),
  );
}

/** Why a day, a month or a year is none on which something can have been; the day after today has come in the far east. */
export function refuseFuture(
  day: string,
  today: string,
  advice = 'Write today, or an earlier day.',
): Refusal | undefined {
  const latest = plusDays(today, 1);
  return day > latest.slice(0, day.length) ? { found: `${day} has not come yet.`, advice } : undefined;
}

/** The fields below a value that say when something was. */
function daysIn(value: unknown, path: FieldPath = []): { path: FieldPath; day: string; advice: string }[] {
  if (typeof value === 'string') {
    const advice = ADVICE[path.at(-1) ?? ''];
    return advice === undefined ? [] : [{ path, day: value, advice }];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => daysIn(item, [...path, index]));
  return Object.entries(value).flatMap(([name, below]) => daysIn(below, [...path, name]));
}
