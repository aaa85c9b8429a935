import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprintOf } from '../../../src/domain/meetings/fingerprint.ts';
import type { MeetingData } from '../../../src/schemas/meeting.ts';
import { meetingWith } from '../../support/meetings.ts';

const parity = { kind: 'isoWeekParity', parity: 'odd', weekSystem: 'assumed' };
const cancelled = { kind: 'cancelled', date: '2026-07-15', reason: 'harbour feast' };
const moved = { kind: 'moved', date: '2026-12-30', to: { date: '2027-01-04', time: '10:00' }, reason: 'New Year' };
const evidence = { url: 'https://harbour.example/notes' };

/** What is special about a meeting, and the fingerprint that was written into content for it. */
const PUBLISHED: Record<string, [fields: Record<string, unknown>, of: string]> = {
  'every week': [{}, 'c9cc74ba'],
  'odd weeks': [{ rule: parity, duration: 45 }, '595809fe'],
  'every third week': [{ rule: { kind: 'everyNWeeks', interval: 3, anchor: '2026-01-07' } }, 'a02809b4'],
  'the last Wednesday': [{ rule: { kind: 'monthlyNth', nth: -1 }, statedFor: [2026, 2027] }, '835bf707'],
  'announced days': [{ rule: { kind: 'dates', dates: ['2026-12-30', '2026-02-04'] } }, 'b8ab64d9'],
  'a cancelled and a moved day': [{ exceptions: [cancelled, moved] }, '76df0467'],
  'confirmed and ended': [
    {
      verification: { confirmedOn: '2027-03-01', evidence },
      ended: { date: '2027-06-01', by: 'a vote', evidence },
    },
    'b1a10b2d',
  ],
};

/** The same, with the fields of everything in it the other way round. */
function turned<T>(value: T): T;
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, field]) => [name, turned(field)])
      .reverse(),
  );
}

for (const [name, [fields, of]] of Object.entries(PUBLISHED)) {
  test(`${name}: nobody has to write a new revision for what calendars show already`, () => {
    assert.equal(fingerprintOf(meetingWith(fields)), of);
  });

  test(`${name}: the order in which fields are written does not count`, () => {
    const meeting = meetingWith(fields);
    const other = turned(meeting);
    assert.notEqual(JSON.stringify(other), JSON.stringify(meeting));
    assert.equal(fingerprintOf(other), of);
  });
}

const CHANGES: [what: string, before: Record<string, unknown>, after: Record<string, unknown>][] = [
  ['the parity of weeks', { rule: parity }, { rule: { ...parity, parity: 'even' } }],
  ['how weeks are numbered', { rule: parity }, { rule: { ...parity, weekSystem: 'stated' } }],
  ['the reason of a cancelled day', { exceptions: [cancelled] }, { exceptions: [{ ...cancelled, reason: 'storm' }] }],
  [
    'the hour of a moved day',
    { exceptions: [moved] },
    { exceptions: [{ ...moved, to: { ...moved.to, time: '10:30' } }] },
  ],
];
for (const [what, before, after] of CHANGES) {
  test(`${what} is a change that calendars show`, () => {
    assert.notEqual(fingerprintOf(meetingWith(after)), fingerprintOf(meetingWith(before)));
  });
}

test('a field that a rule or an exception may get one day counts, wherever it is written', () => {
  const meeting = meetingWith({ exceptions: [cancelled] });
  const more = (fields: object): MeetingData => ({ ...meeting, rule: { ...meeting.rule, ...fields } });
  const of = fingerprintOf(more({ season: 'winter', hall: 2 }));
  assert.notEqual(of, fingerprintOf(meeting));
  assert.equal(fingerprintOf(more({ hall: 2, season: 'winter' })), of);
});
