import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockTime, day, dayMonthOrYear, isExistingDay, timeZone, weekday } from '../../src/schemas/time-fields.ts';

/** The message of the first issue; `undefined` when there is none. */
type Field = { safeParse(value: unknown): { data?: unknown; error?: { issues: { message: string }[] } } };
const messageOf = (field: Field, value: unknown) => field.safeParse(value).error?.issues[0]?.message;

const DAYS: [text: string, exists: boolean][] = [
  ['2021-12-06', true],
  ['2024-02-29', true],
  ['2028-02-29', true],
  ['2000-02-29', true],
  ['2026-12-31', true],
  ['0000-01-01', false],
  ['0026-11-22', false],
  ['1000-01-01', true],
  ['2999-12-31', true],
  ['3000-01-01', false],
  ['12026-11-22', false],
  ['2026-02-29', false],
  ['1900-02-29', false],
  ['2026-02-30', false],
  ['2026-04-31', false],
  ['2026-13-45', false],
  ['2026-00-10', false],
  ['2026-01-00', false],
  ['2026-1-1', false],
  ['26-01-01', false],
  ['2026-01-01T00:00', false],
  [' 2026-01-01', false],
  ['1 March 2026', false],
  ['', false],
];
for (const [text, exists] of DAYS) {
  test(`"${text}" ${exists ? 'is a day' : 'is no day'}`, () => {
    assert.equal(isExistingDay(text), exists);
    assert.equal(
      messageOf(day, text),
      exists ? undefined : `"${text}" is not a day. Write year, month and day, for example: 2021-12-06`,
    );
  });
}

const EXACT_DATES: [value: unknown, read: string | undefined][] = [
  ['2022', '2022'],
  [2022, '2022'],
  ['2022-09', '2022-09'],
  ['2022-09-22', '2022-09-22'],
  ['2022-13', undefined],
  ['0022', undefined],
  ['0022-09', undefined],
  ['9999', undefined],
  ['2022-9', undefined],
  ['2022-02-30', undefined],
  ['autumn 2022', undefined],
  [22, undefined],
];
for (const [value, read] of EXACT_DATES) {
  test(`${value} as a day, a month or a year: ${read ?? 'is none'}`, () => {
    assert.equal(dayMonthOrYear.safeParse(value).data, read);
  });
}

const TIMES: [value: unknown, isTime: boolean][] = [
  ['00:00', true],
  ['08:30', true],
  ['23:59', true],
  ['8:30', false],
  ['24:00', false],
  ['08:60', false],
  ['08:30:00', false],
  ['8:30 AM', false],
  ['0830', false],
  [830, false],
];
for (const [value, isTime] of TIMES) {
  test(`${value} ${isTime ? 'is a time of day' : 'is no time of day'}`, () => {
    assert.equal(
      messageOf(clockTime, value),
      isTime
        ? undefined
        : `"${value}" is not a time of day. Write hours and minutes of a 24-hour clock in quotes, for example: "08:30"`,
    );
  });
}

test('days of the week are written in lower case', () => {
  assert.equal(weekday.safeParse('wednesday').success, true);
  assert.equal(weekday.safeParse('Wednesday').success, false);
});

const ZONES: [name: string, wrong: RegExp | undefined][] = [
  ['America/New_York', undefined],
  ['Europe/Berlin', undefined],
  ['Asia/Kolkata', undefined],
  ['Asia/Calcutta', undefined],
  ['America/Argentina/Buenos_Aires', undefined],
  ['US/Eastern', undefined],
  ['UTC', undefined],
  ['EST', /^"EST" is a fixed offset that ignores summer time\. Name a region, for example: America\/New_York$/],
  ['est', /^"est" is a fixed offset .*: America\/New_York$/],
  ['PST', /^"PST" is a fixed offset .*: America\/Los_Angeles$/],
  ['CET', /^"CET" is a fixed offset .*: Europe\/Berlin$/],
  ['GMT+1', /^"GMT\+1" is a fixed offset /],
  ['Etc/GMT-5', /^"Etc\/GMT-5" is a fixed offset /],
  ['+05:30', /^"\+05:30" is a fixed offset /],
  ['Eastern', /^"Eastern" is not a region of the time zone database\./],
  ['America/New York', /^"America\/New York" is not a region /],
  ['america/new_york', /^"america\/new_york" is not a region /],
  ['Mars/Olympus', /^"Mars\/Olympus" is not a region /],
  ['', /^"" is not a region /],
];
for (const [name, wrong] of ZONES) {
  test(`the time zone "${name}" ${wrong === undefined ? 'is a region' : 'is refused'}`, () => {
    const message = messageOf(timeZone, name);
    if (wrong === undefined) assert.equal(message, undefined);
    else assert.match(message ?? '', wrong);
  });
}
