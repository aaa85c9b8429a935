import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentenceAt } from '../../../src/domain/meetings/next.ts';

/** What a reader's clock and calendar show, now and when the meeting starts: `2026-03-02T08:00`. */
type Row = [what: string, zone: string, now: string, start: string, says: string];

const DISTANCES: Row[] = [
  ['two days ahead, in the evening', 'UTC', '2026-03-02T08:00', '2026-03-04T20:30', 'in 2 days'],
  ['two days ahead, at the same time', 'UTC', '2026-03-02T20:30', '2026-03-04T20:30', 'in 2 days'],
  ['a minute before midnight', 'UTC', '2026-03-02T23:59', '2026-03-05T00:01', 'in 3 days'],
  ['at midnight', 'UTC', '2026-03-03T00:00', '2026-03-05T00:01', 'in 2 days'],
  ['over a leap day', 'UTC', '2028-02-28T22:00', '2028-03-02T06:00', 'in 3 days'],
  ['over New Year', 'UTC', '2026-12-30T08:00', '2027-01-01T20:30', 'in 2 days'],
  ['weeks ahead', 'UTC', '2026-03-02T08:00', '2026-03-25T20:30', 'in 23 days'],
  ['over the night that loses an hour', 'Europe/Berlin', '2026-03-27T21:00', '2026-03-30T08:00', 'in 3 days'],
  ['over the night that gains an hour', 'Europe/Berlin', '2026-10-23T08:00', '2026-10-26T20:30', 'in 3 days'],
  ['on the day that has 25 hours', 'Europe/Berlin', '2026-10-25T00:00', '2026-10-26T23:30', 'in 1 day'],
  ['where midnight was skipped', 'Africa/Cairo', '2026-04-23T23:30', '2026-04-26T00:30', 'in 3 days'],
  ['where the day begins first', 'Pacific/Kiritimati', '2026-03-03T00:30', '2026-03-05T23:00', 'in 2 days'],
  ['where the day ends last', 'Pacific/Pago_Pago', '2026-03-02T07:30', '2026-03-04T20:30', 'in 2 days'],
  ['less than two days ahead', 'UTC', '2026-03-02T23:00', '2026-03-04T22:00', 'in 47 hours'],
  ['less than two hours ahead', 'UTC', '2026-03-02T23:00', '2026-03-03T00:30', 'in 90 minutes'],
];

const at = (local: string, zone: string): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const view = { duration: undefined, zone: 'America/New_York', language: 'en-GB' };

for (const [what, zone, now, start, says] of DISTANCES) {
  test(`a meeting ${what} is ${says}, as the reader in ${zone} counts`, () => {
    const sentence = sentenceAt(at(now, zone), { ...view, starts: [at(start, zone)], readerZone: zone });
    assert.equal(sentence.slice(sentence.lastIndexOf(',') + 2), `${says}.`);
  });
}

test('two readers who have different days today count differently to the same meeting', () => {
  const now = Date.parse('2026-03-02T10:30:00Z');
  const starts = [Date.parse('2026-03-05T09:00:00Z')];
  const sentences = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((readerZone) =>
    sentenceAt(now, { ...view, starts, readerZone }),
  );
  assert.deepEqual(sentences, [
    'Next: Thursday 5 March 2026 at 23:00 your time (04:00 in New York), in 2 days.',
    'Next: Wednesday 4 March 2026 at 22:00 your time (Thursday, 04:00 in New York), in 3 days.',
  ]);
});
