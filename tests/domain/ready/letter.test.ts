import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillBody, fillSubject, gapsIn, withGaps } from '../../../src/domain/ready/letter.ts';
import { GAPS, unknownMarks } from '../../../src/schemas/letter-marks.ts';

const TEXT = withGaps('This is {project}.\n{what}\nAgain: {project}');

test('what an author marks is a gap until a reader fills it in, everywhere', () => {
  assert.equal(TEXT, `This is ${GAPS.project}.\n${GAPS.what}\nAgain: ${GAPS.project}`);
  assert.equal(fillBody(TEXT, { project: 'Tide', what: ' ' }), `This is Tide.\n${GAPS.what}\nAgain: Tide`);
  assert.deepEqual(gapsIn(fillBody(TEXT, { project: 'Tide' })), ['what']);
  assert.deepEqual(gapsIn(TEXT), ['project', 'what'], 'each once');
});

test('marks that stand for nothing are named', () => {
  assert.deepEqual(unknownMarks('{project} {projekt} {} {a b} {toString}'), ['projekt', 'toString']);
});

test('what a reader fills in is never taken for a gap or a pattern', () => {
  const filled = { project: GAPS.what, what: '$& {project} $1 <script>alert(1)</script>' };
  assert.equal(
    fillBody(TEXT, filled),
    `This is ${GAPS.what}.\n$& {project} $1 <script>alert(1)</script>\nAgain: ${GAPS.what}`,
  );
});

test('a subject is one line, whatever was filled in', () => {
  const subject = withGaps('Introducing {project}');
  for (const lineBreak of ['\r\n', '\n', '\r', '\u2028', '\u0085', '\v'])
    assert.match(
      fillSubject(subject, { project: `Tide${lineBreak}Bcc: all@example.org` }),
      /^Introducing Tide ?Bcc: all@example\.org$/,
    );
});

test('a body keeps the lines, the letters and the direction that were typed', () => {
  const what = 'שלום عالم\r\n🦀👩‍🚀 “quoted” \u202bturned';
  assert.equal(fillBody(withGaps('{what}'), { what }), 'שלום عالم\n🦀👩‍🚀 “quoted” \u202bturned');
});
