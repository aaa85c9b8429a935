import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meetingTimesExistOnce } from '../../../src/domain/rules/meeting-times-exist-once.ts';
import { contentOfMeetings, meetingWith } from '../../support/meetings.ts';

test('a meeting that is moved to a time which the clocks skip is told by its place in the list', () => {
  const to = { date: '2026-03-08', time: '02:30' };
  const exceptions = [{ date: '2026-03-04', kind: 'moved', to, reason: 'a storm' }];
  const [problem, ...others] = meetingTimesExistOnce(contentOfMeetings([meetingWith({ exceptions })]));
  assert.equal(problem?.field, 'exceptions[0].to');
  assert.deepEqual(others, []);
});
