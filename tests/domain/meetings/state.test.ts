import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meetingState, spokenYears } from '../../../src/domain/meetings/state.ts';
import type { EntryRecord, State } from '../../../src/schemas/fields.ts';

const record = (state: State): EntryRecord => ({ state, says: 'so it is.', evidence: [], checked: '2026-11-22' });

const MEETINGS: [statedFor: number[], state: State, today: string, is: string][] = [
  [[2021], 'unknown', '2021-01-01', 'current'],
  [[2021], 'unknown', '2021-12-31', 'current'],
  [[2021], 'unknown', '2022-01-01', 'lapsed'],
  [[2021], 'unknown', '2020-12-31', 'lapsed'],
  [[2020, 2022], 'unknown', '2021-06-01', 'lapsed'],
  [[2020, 2022], 'changed', '2022-06-01', 'current'],
  [[2021], 'closed', '2021-06-01', 'ended'],
  [[2021], 'closed', '2026-06-01', 'ended'],
];
for (const [statedFor, state, today, is] of MEETINGS) {
  test(`a meeting stated for ${spokenYears(statedFor)}, on record as ${state}, is ${is} on ${today}`, () => {
    assert.equal(meetingState({ statedFor, record: record(state) }, today), is);
  });
}

const YEARS: [years: number[], spoken: string][] = [
  [[2020], '2020'],
  [[2020, 2021], '2020 and 2021'],
  [[2022, 2020, 2021], '2020, 2021 and 2022'],
];
for (const [years, spoken] of YEARS) {
  test(`the years ${years.join(', ')} are said as ${spoken}`, () => assert.equal(spokenYears(years), spoken));
}
