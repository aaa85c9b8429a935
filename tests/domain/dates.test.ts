import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spokenDate, spokenMonth } from '../../src/domain/dates.ts';

const DATES: [isoDate: string, spoken: string][] = [
  ['2021-12-06', '6 December 2021'],
  ['2026-01-31', '31 January 2026'],
  ['2022-09', 'September 2022'],
  ['2022', '2022'],
];
for (const [isoDate, spoken] of DATES) {
  test(`${isoDate} is said as ${spoken}`, () => assert.equal(spokenDate(isoDate), spoken));
}

const MONTHS: [isoDate: string, spoken: string][] = [
  ['2021-12-06', 'December 2021'],
  ['2021-01-01', 'January 2021'],
];
for (const [isoDate, spoken] of MONTHS) {
  test(`the month of ${isoDate} is ${spoken}`, () => assert.equal(spokenMonth(isoDate), spoken));
}
