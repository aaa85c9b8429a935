import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meetingsDoNotCollide } from '../../../src/domain/rules/meetings-do-not-collide.ts';
import { contentOfMeetings, meetingWith } from '../../support/meetings.ts';

const WATCH = { duration: null, room: { url: 'https://rooms.example/watch' } };

/** What two meetings have in place of the fields of {@link WATCH}, and when they first meet, if they do. */
type Pair = [what: string, first: object, second: object, collision: string | undefined];

const odd = { rule: { kind: 'isoWeekParity', parity: 'odd', weekSystem: 'stated' } };
const even = { rule: { kind: 'isoWeekParity', parity: 'even', weekSystem: 'stated' } };
const nth = (which: number) => ({ rule: { kind: 'monthlyNth', nth: which } });
const every = (interval: number, anchor: string) => ({ rule: { kind: 'everyNWeeks', interval, anchor } });
const on = (...dates: string[]) => ({ rule: { kind: 'dates', dates } });

const PAIRS: Pair[] = [
  ['the same meeting twice', {}, {}, '2026-01-07'],
  ['another day', {}, { weekday: 'thursday' }, undefined],
  ['another time', {}, { time: '09:30' }, undefined],
  ['a time before the first one ends', { duration: 90 }, { time: '09:30' }, '2026-01-07'],
  ['a time at which the first one ends', { duration: 60 }, { time: '09:30' }, undefined],
  ['the same instant, by the clocks of another region', {}, { time: '14:30', zone: 'Europe/Berlin' }, '2026-01-07'],
  ['the same time by other clocks', {}, { zone: 'Europe/Berlin' }, undefined],
  ['another room', {}, { room: { url: 'https://rooms.example/other' } }, undefined],
  ['the same room with a parameter', {}, { room: { url: 'https://rooms.example/watch/?again=1' } }, '2026-01-07'],
  ['another year', {}, { statedFor: [2027] }, undefined],
  ['one year in common', { statedFor: [2027, 2025] }, { statedFor: [2026, 2027] }, '2027-01-06'],
  ['odd and even weeks', odd, even, undefined],
  ['odd weeks, and all weeks', odd, {}, '2026-01-14'],
  ['the first and the third of a month', nth(1), nth(3), undefined],
  ['the last and the fourth of a month', nth(-1), nth(4), '2026-01-28'],
  ['every second week, by turns', every(2, '2026-01-07'), every(2, '2026-01-14'), undefined],
  ['every second and every third week', every(2, '2026-01-07'), every(3, '2026-01-14'), '2026-02-04'],
  ['days of their own', on('2026-01-07'), on('2026-01-14'), undefined],
  ['a day in common', on('2026-01-07', '2026-01-14'), on('2026-01-14'), '2026-01-14'],
];
for (const [what, first, second, collision] of PAIRS) {
  test(`two meetings, ${what}: ${collision === undefined ? 'no collision' : `a collision on ${collision}`}`, () => {
    const content = contentOfMeetings([first, second].map((fields) => meetingWith({ ...WATCH, ...fields })));
    assert.deepEqual(
      meetingsDoNotCollide(content).map(({ file, found }) => [file, found]),
      collision === undefined
        ? []
        : [
            [
              'content/meetings/watch-2.mdx',
              `On ${collision} this room is taken at that time by content/meetings/watch-1.mdx.`,
            ],
          ],
    );
  });
}
