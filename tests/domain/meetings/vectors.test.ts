import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoWeek, usWeek } from '../../../src/domain/meetings/iso-week.ts';
import { occurrencesBetween, type Schedule } from '../../../src/domain/meetings/recurrence.ts';
import { timesOnTheWall, wallClockAt } from '../../../src/domain/meetings/wall-clock.ts';
import type { MeetingRule } from '../../../src/schemas/meeting.ts';
import type { Weekday } from '../../../src/schemas/time-fields.ts';
import vectors from '../../fixtures/meetings/vectors.json' with { type: 'json' };

const WEEKDAY: Record<string, Weekday> = {
  MO: 'monday',
  TU: 'tuesday',
  WE: 'wednesday',
  TH: 'thursday',
  FR: 'friday',
  SA: 'saturday',
  SU: 'sunday',
};

type Row = (typeof vectors.rules)[number] & { parity?: string; interval?: number; anchor?: string; nth?: number };

function ruleOf(row: Row): MeetingRule {
  switch (row.kind) {
    case 'iso-week-parity':
      return { kind: 'isoWeekParity', parity: row.parity === 'odd' ? 'odd' : 'even', weekSystem: 'stated' };
    case 'every-n-weeks':
      return { kind: 'everyNWeeks', interval: row.interval ?? 0, anchor: row.anchor ?? '' };
    case 'monthly-nth-weekday':
      return { kind: 'monthlyNth', nth: row.nth ?? 0 };
    default:
      return { kind: 'weekly' };
  }
}

function scheduleOf(row: Row): Schedule {
  const weekday = WEEKDAY[row.weekday];
  assert.ok(weekday);
  return { weekday, time: row.time, zone: row.zone, rule: ruleOf(row) };
}

const text = (instant: Temporal.Instant | undefined): string | null => instant?.toString() ?? null;

for (const row of vectors.rules) {
  test(`${row.id}: ${row.count} occurrences from ${row.from} to ${row.until}`, () => {
    const occurrences = occurrencesBetween(scheduleOf(row), row.from, row.until);
    assert.deepEqual(
      occurrences.map(({ start }) => text(start)),
      row.occurrences,
    );
  });

  test(`${row.id}: knows which times do not exist or come twice`, () => {
    const occurrences = occurrencesBetween(scheduleOf(row), row.from, row.until);
    const startsSeen = (times: number) =>
      occurrences
        .filter(({ date }) => timesOnTheWall(date, row.time, row.zone) === times)
        .map(({ start }) => text(start));
    assert.deepEqual(
      { gaps: startsSeen(0), overlaps: startsSeen(2) },
      { gaps: row.gapInstants, overlaps: row.overlapInstants },
    );
  });
}

for (const row of vectors.weeks) {
  test(`${row.id}: the week of ${row.at} in ${row.zone}`, () => {
    const { date } = wallClockAt(Temporal.Instant.from(row.at), row.zone);
    assert.equal(date, row.localDate);
    assert.deepEqual(isoWeek(date), {
      year: row.isoYear,
      week: row.isoWeek,
      weekday: row.isoWeekday,
      parity: row.parity,
      weeksInYear: row.weeksInIsoYear,
    });
    assert.deepEqual(usWeek(date), { year: row.usWeekYear, week: row.usWeek });
  });
}
