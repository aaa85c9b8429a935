import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Problem, reportOf, shortened, sortProblems } from '../../src/domain/problems.ts';

const problem = (place: string, field = 'title', found = 'Found.', advice = 'Write.'): Problem => {
  const [file = '', line] = place.split(':');
  return { file, line: Number(line), field, found, advice };
};

const ORDERS: [what: string, problems: Problem[], order: string[]][] = [
  ['files by name', [problem('b.mdx:1'), problem('a.mdx:2')], ['a.mdx:2 title', 'b.mdx:1 title']],
  ['lines as numbers', [problem('a.mdx:10'), problem('a.mdx:9')], ['a.mdx:9 title', 'a.mdx:10 title']],
  [
    'fields of one line by name',
    [problem('a.mdx:1', 'source'), problem('a.mdx:1', 'order')],
    ['a.mdx:1 order', 'a.mdx:1 source'],
  ],
  ['capitals first, on every machine', [problem('a.mdx:1'), problem('B.mdx:1')], ['B.mdx:1 title', 'a.mdx:1 title']],
  ['the same problem once', [problem('a.mdx:1'), problem('a.mdx:1')], ['a.mdx:1 title']],
];
for (const [what, problems, order] of ORDERS) {
  test(`a report has ${what}`, () => {
    assert.deepEqual(
      sortProblems(problems).map(({ file, line, field }) => `${file}:${line} ${field}`),
      order,
    );
  });
}

test('two problems of one field both stand there', () => {
  const both = [problem('a.mdx:1', 'link', 'Second.'), problem('a.mdx:1', 'link', 'First.')];
  assert.deepEqual(
    sortProblems(both).map(({ found }) => found),
    ['First.', 'Second.'],
  );
});

test('what somebody pasted is told by its beginning and its end', () => {
  const found = `"${'a'.repeat(50_000)}z" is not known here.`;
  const short = shortened(problem('a.mdx:1', 'kind', found, 'Write one of: chat, code.'));
  assert.equal(short.found, `"${'a'.repeat(49)}…${'a'.repeat(23)}z" is not known here.`);
  assert.equal(short.advice, 'Write one of: chat, code.');
  const many = shortened(problem('a.mdx:1', 'kind', `${'word '.repeat(500)}end.`));
  assert.ok(many.found.length < 400 && many.found.endsWith('word end.'));
});

test('a problem reads as place, field, what was found and what to write', () => {
  const slip = problem('content/terms/no-sla.mdx:4', 'aliases[2]', '"uptime" is taken.', 'Keep it in one of the two.');
  assert.equal(
    reportOf([slip]),
    'content/terms/no-sla.mdx:4  aliases[2]\n  "uptime" is taken. Keep it in one of the two.\n\n1 problem in 1 file.\n',
  );
});

const COUNTS: [problems: Problem[], line: string][] = [
  [[], '0 problems in 0 files.'],
  [[problem('a.mdx:1'), problem('a.mdx:2')], '2 problems in 1 file.'],
  [[problem('a.mdx:1'), problem('b.mdx:1')], '2 problems in 2 files.'],
  [[problem('a.mdx:1'), problem('a.mdx:1')], '1 problem in 1 file.'],
];
for (const [problems, line] of COUNTS) {
  test(`the last line counts: ${line}`, () => assert.equal(reportOf(problems).trimEnd().split('\n').at(-1), line));
}
