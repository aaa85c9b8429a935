import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoWeek, usWeek, weeksInIsoYear } from '../../../src/domain/meetings/iso-week.ts';
import { occurrencesBetween, type Schedule } from '../../../src/domain/meetings/recurrence.ts';
import type { MeetingRule } from '../../../src/schemas/meeting.ts';
import { WEEKDAYS } from '../../../src/schemas/time-fields.ts';

const FIRST = '2015-01-01';
const LAST = '2040-12-31';
const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Pacific/Auckland',
  'America/Los_Angeles',
  'UTC',
];
const TIMES = ['08:30', '02:30', '01:30', '00:00', '23:45'];
const RULES: MeetingRule[] = [
  { kind: 'weekly' },
  { kind: 'isoWeekParity', parity: 'odd', weekSystem: 'stated' },
  { kind: 'isoWeekParity', parity: 'even', weekSystem: 'stated' },
  { kind: 'everyNWeeks', interval: 2, anchor: '' },
  { kind: 'everyNWeeks', interval: 5, anchor: '' },
  ...[1, 2, 3, 4, 5, -1].map((nth): MeetingRule => ({ kind: 'monthlyNth', nth })),
  { kind: 'dates', dates: ['2016-02-29', '2026-12-30', '2027-03-14', '2028-02-29'] },
];

/** Every day between two days, one by one. */
function* everyDay(): Generator<Temporal.PlainDate> {
  const last = Temporal.PlainDate.from(LAST);
  for (
    let day = Temporal.PlainDate.from(FIRST);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    yield day;
  }
}
const DAYS = [...everyDay()];

/** The same rules, told by `Temporal`'s own calendar day by day, with none of the guide's arithmetic. */
function meets(day: Temporal.PlainDate, weekday: number, rule: MeetingRule): boolean {
  if (rule.kind === 'dates') return rule.dates.includes(day.toString());
  if (day.dayOfWeek !== weekday) return false;
  switch (rule.kind) {
    case 'weekly':
      return true;
    case 'isoWeekParity':
      return ((day.weekOfYear ?? 0) % 2 === 1) === (rule.parity === 'odd');
    case 'everyNWeeks': {
      const since = Temporal.PlainDate.from(rule.anchor).until(day, { largestUnit: 'days' }).days;
      return since >= 0 && since % (7 * rule.interval) === 0;
    }
    case 'monthlyNth': {
      const sameWeekday = Array.from({ length: day.daysInMonth }, (_, index) => day.with({ day: index + 1 })).filter(
        (other) => other.dayOfWeek === weekday,
      );
      return sameWeekday.at(rule.nth === -1 ? -1 : rule.nth - 1)?.equals(day) ?? false;
    }
  }
}

/** The instant of a wall-clock time, found by the offsets of the day before and after instead of by disambiguation. */
function instantByOffsets(day: Temporal.PlainDate, time: string, zone: string): string {
  const local = day.toPlainDateTime(time);
  const asUtc = local.toZonedDateTime('UTC').epochMilliseconds;
  const offsetAt = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
  const before = offsetAt(asUtc - 24 * 3_600_000);
  const candidates = [before, offsetAt(asUtc + 24 * 3_600_000)].map((offset) => asUtc - offset);
  const matching = candidates.filter((at) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().equals(local),
  );
  return Temporal.Instant.fromEpochMilliseconds(
    matching.length > 0 ? Math.min(...matching) : asUtc - before,
  ).toString();
}

const nameOf = (rule: MeetingRule) => Object.values(rule).slice(0, 2).join(' ');

for (const [index, zone] of ZONES.entries()) {
  test(`every rule from 2015 to 2040 in ${zone}, compared with days counted one by one`, () => {
    for (const [shift, rule] of RULES.entries()) {
      const number = ((index + shift) % 7) + 1;
      const time = TIMES[(index + shift) % TIMES.length] ?? '08:30';
      const weekday = WEEKDAYS[number - 1] ?? 'monday';
      const anchor = DAYS.find((day) => day.dayOfWeek === number && day.year === 2016)?.toString() ?? FIRST;
      const meant: MeetingRule = rule.kind === 'everyNWeeks' ? { ...rule, anchor } : rule;
      const schedule: Schedule = { weekday, time, zone, rule: meant };
      const expected = DAYS.filter((day) => meets(day, number, meant)).map((day) => instantByOffsets(day, time, zone));
      const found = occurrencesBetween(schedule, FIRST, LAST).map(({ start }) => start.toString());
      assert.deepEqual(found, expected, `${nameOf(meant)} on ${weekday} at ${time}`);
      assert.ok(expected.length >= 4, 'there is something to compare');
    }
  });
}

test('the ISO week of every day from 2015 to 2040 is the one that Temporal gives', () => {
  for (const day of DAYS) {
    const { year, week, weekday } = isoWeek(day.toString());
    assert.deepEqual([year, week, weekday], [day.yearOfWeek, day.weekOfYear, day.dayOfWeek], day.toString());
  }
});

test('years of 53 weeks are those in which Temporal finds a week 53', () => {
  const long = new Set(DAYS.filter((day) => day.weekOfYear === 53).map((day) => day.yearOfWeek));
  for (let year = 2015; year < 2040; year += 1) assert.equal(weeksInIsoYear(year) === 53, long.has(year), String(year));
});

test('the American week grows by one every Sunday and is 1 on 1 January', () => {
  for (const day of DAYS.slice(1)) {
    const { year, week } = usWeek(day.toString());
    if (day.month === 1 && day.day === 1) assert.deepEqual({ year, week }, { year: day.year, week: 1 }, day.toString());
    const before = usWeek(day.subtract({ days: 1 }).toString());
    if (day.dayOfWeek !== 7) assert.deepEqual({ year, week }, before, day.toString());
    else assert.ok(week === before.week + 1 || week === 1, day.toString());
  }
});
