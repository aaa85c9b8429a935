import { type Content, type FieldPath, fieldName } from '../content.ts';
import type { Problem } from '../problems.ts';

/**
 * A record is no older than what it is about: nobody who looked on a day saw a sign, or evidence, of a later one, and later records
 * come after the wording that they follow. Days, months and years are compared as far as both are known.
 */
export function recordDaysFollowOneAnother({ entries }: Content): Problem[] {
  return entries.flatMap(({ file, data, lineOf }): Problem[] => {
    const { record, source } = data;
    const { checked, lastSign, evidence } = record;
    const problem = (path: FieldPath, found: string, advice: string): Problem => ({
      file,
      line: lineOf(path),
      field: fieldName(path),
      found,
      advice,
    });
    const seen: { path: FieldPath; date: string | undefined }[] = [
      { path: ['record', 'lastSign', 'date'], date: lastSign?.date },
      { path: ['record', 'lastSign', 'evidence', 'date'], date: lastSign?.evidence?.date },
      ...evidence.map(({ date }, index) => ({ path: ['record', 'evidence', index, 'date'], date })),
    ];
    return [
      ...seen.flatMap(({ path, date = '' }) =>
        isLater(date, checked)
          ? [
              problem(
                path,
                `${date} is after ${checked}, the day on which a person last looked.`,
                'Write in record.checked when it was seen.',
              ),
            ]
          : [],
      ),
      ...(isLater(source.asOf, checked)
        ? [
            problem(
              ['record', 'checked'],
              `${checked} is before ${source.asOf}, the day from which the wording is.`,
              'Write the day on which a person last looked.',
            ),
          ]
        : []),
    ];
  });
}

/** Whether a day, a month or a year is later than a day. */
const isLater = (date: string, day: string): boolean => date > day.slice(0, date.length);
