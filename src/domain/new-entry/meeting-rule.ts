const DAY = '\\d{4}-\\d{2}-\\d{2}';

/** How authors write a rule in one line, and the field that it becomes; days are checked by the schema. */
const FORMS: [form: RegExp, field: (...words: string[]) => unknown][] = [
  [/^weekly$/, () => ({ kind: 'weekly' })],
  [/^(odd|even) weeks$/, (parity) => ({ kind: 'isoWeekParity', parity, weekSystem: 'assumed' })],
  [
    new RegExp(`^every (\\d+) weeks from (${DAY})$`),
    (interval, anchor) => ({ kind: 'everyNWeeks', interval: Number(interval), anchor }),
  ],
  [/^([1-5])(?:st|nd|rd|th)? of the month$/, (nth) => ({ kind: 'monthlyNth', nth: Number(nth) })],
  [/^last of the month$/, () => ({ kind: 'monthlyNth', nth: -1 })],
  [
    new RegExp(`^on (${DAY}(?:[, ]+${DAY})*)$`),
    (days = '') => ({ kind: 'dates', dates: days.split(/[, ]+/).filter(Boolean) }),
  ],
];

export const RULE_EXAMPLES =
  'weekly, odd weeks, even weeks, every 3 weeks from 2026-01-09, 2nd of the month, last of the month, on 2026-01-09 2026-02-20';

/** The rule that a line says; a line that says none stays what it is, for the schema to refuse. */
export function ruleOf(line: string): unknown {
  for (const [form, field] of FORMS) {
    const [, ...words] = form.exec(line.trim().toLowerCase()) ?? [undefined];
    if (form.test(line.trim().toLowerCase())) return field(...words.map((word) => word ?? ''));
  }
  return line;
}
