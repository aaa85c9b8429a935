import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeZoneComponent } from '../../../src/domain/icalendar/time-zone.ts';

/** What calendars are told of a region: each change by the clock that is changed, summer or not, the offset then, its name. */
function changesIn(zone: string, from: string, until: string): string[] {
  const [, , observances] = timeZoneComponent(zone, from, until);
  return observances.map(([kind, properties]) => {
    const said = Object.fromEntries(properties.map(([name, , , value]) => [name, value]));
    return `${said['dtstart']} ${kind} ${said['tzoffsetto']} ${said['tzname']}`;
  });
}

const YEARS: [zone: string, changes: string[], why: string][] = [
  [
    'America/New_York',
    [
      '2026-01-14T00:00:00 standard -05:00 EST',
      '2026-03-08T02:00:00 daylight -04:00 EDT',
      '2026-11-01T02:00:00 standard -05:00 EST',
    ],
    'people have names for both',
  ],
  [
    'Pacific/Auckland',
    [
      '2026-01-14T00:00:00 daylight +13:00 GMT+13',
      '2026-04-05T03:00:00 standard +12:00 GMT+12',
      '2026-09-27T02:00:00 daylight +13:00 GMT+13',
    ],
    'summer lies over New Year',
  ],
  ['Asia/Kolkata', ['2026-01-14T00:00:00 standard +05:30 GMT+5:30'], 'there is no summer time'],
  ['UTC', ['2026-01-14T00:00:00 standard +00:00 UTC'], 'there are no clocks to change'],
];
for (const [zone, changes, why] of YEARS) {
  test(`a calendar of 2026 in ${zone} knows when its clocks change: ${why}`, () =>
    assert.deepEqual(changesIn(zone, '2026-01-15', '2026-12-30'), changes));
}

const LAST_DAYS: [until: string, last: string, why: string][] = [
  ['2026-11-01', '2026-11-01T02:00:00 standard -05:00 EST', 'clocks change on it'],
  ['2026-10-30', '2026-05-31T00:00:00 daylight -04:00 EDT', 'they change later, and nothing is promised for then'],
];
for (const [until, last, why] of LAST_DAYS) {
  test(`a calendar that ends on ${until}: ${why}`, () =>
    assert.equal(changesIn('America/New_York', '2026-06-01', until).at(-1), last));
}
