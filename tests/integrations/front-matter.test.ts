import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';
import type { FieldPath } from '../../src/domain/content.ts';
import { opensFrontMatter, readFields, splitFrontMatter } from '../../src/integrations/front-matter.ts';

/** Reading 40,000 names takes a fifth of this, comparing each with every other one several times as long; milliseconds of work. */
const MOST_WORK = 4_000;

/** What is written between the fences, what follows, and the lines on which both begin. */
type Split = [yaml: string, body: string, yamlLine: number, bodyLine: number];

const FILES: [what: string, text: string, split: Split | undefined][] = [
  ['fields and a text', '---\na: 1\n---\nText.\n', ['a: 1\n', 'Text.\n', 2, 4]],
  ['fields alone', '---\na: 1\n---', ['a: 1\n', '', 2, 3]],
  ['no field', '---\n---\nText.\n', ['', 'Text.\n', 2, 3]],
  ['line ends of Windows', '---\r\na: 1\r\n---\r\nText.\r\n', ['a: 1\r\n', 'Text.\r\n', 2, 4]],
  ['blank lines before', '\n \n---\na: 1\n---\nText.\n', ['a: 1\n', 'Text.\n', 4, 6]],
  ['spaces after the fences', '---  \na: 1\n--- \nText.\n', ['a: 1\n', 'Text.\n', 2, 4]],
  ['a line across the text', '---\na: 1\n---\nOne.\n\n---\n\nTwo.\n', ['a: 1\n', 'One.\n\n---\n\nTwo.\n', 2, 4]],
  ['dashes within a field', '---\na: "---"\nb: x---\n---\nText.\n', ['a: "---"\nb: x---\n', 'Text.\n', 2, 5]],
  ['no front matter', 'Text.\n', undefined],
  ['a text before', 'Text.\n---\na: 1\n---\n', undefined],
  ['no end', '---\na: 1\n', undefined],
  ['an end that is not alone on its line', '---\na: 1\n---Text.\n', undefined],
  ['front matter of another kind', '+++\na = 1\n+++\n', undefined],
];
for (const [what, text, split] of FILES) {
  test(`a file with ${what} ${split === undefined ? 'cannot be split' : 'is split'}`, () => {
    const found = splitFrontMatter(text);
    assert.deepEqual(found && [found.yaml, found.body, found.yamlLine, found.bodyLine], split);
  });
}

test('front matter that has no end has a beginning', () => {
  assert.equal(opensFrontMatter('---\na: 1\n'), true);
  assert.equal(opensFrontMatter('\n---\r\na: 1\n'), true);
  assert.equal(opensFrontMatter('Text.\n---\na: 1\n'), false);
  assert.equal(opensFrontMatter('----\n'), false);
});

/** Begins on line 5 of its file. */
const FIELDS = `title: No SLA
aliases: [uptime,
  downtime]
record:
  says: >-
    so it
    is
  evidence:
    - { url: a,
        date: 2021 }
    - url: b
"quoted": 1
2021: a number
`;
const LINES: [path: FieldPath, line: number][] = [
  [['title'], 5],
  [['aliases'], 6],
  [['aliases', 0], 6],
  [['aliases', 1], 7],
  [['record'], 8],
  [['record', 'says'], 9],
  [['record', 'evidence'], 12],
  [['record', 'evidence', 0], 13],
  [['record', 'evidence', 0, 'date'], 14],
  [['record', 'evidence', 1, 'url'], 15],
  [['quoted'], 16],
  [['2021'], 17],
  [['missing'], 5],
  [['record', 'missing'], 8],
  [['record', 'evidence', 1, 'missing'], 15],
  [['record', 'evidence', 7], 12],
  [['title', 'missing'], 5],
  [[], 5],
];
for (const [path, line] of LINES) {
  test(`${path.join('.') || 'everything'} stands on line ${line}`, () => {
    assert.equal(readFields(FIELDS, 5).lineOf(path), line);
  });
}

test('values are those of YAML 1.2: days, times and yes are texts', () => {
  const { data } = readFields('a: 2021-12-06\nb: 8:30\nc: yes\nd: 12\ne:\nf: "12" # why\n', 2);
  assert.deepEqual(data, { a: '2021-12-06', b: '8:30', c: 'yes', d: 12, e: null, f: '12' });
});

const SLIPS: [yaml: string, line: number, found: RegExp][] = [
  ['title: Lamp: round\n', 2, /^Here a field begins inside the text of another\.$/],
  ['a: 1\n b: 2\n', 2, /^Here a field begins inside the text of another\.$/],
  ['a: 1\nb:\n\tc: 2\nd: 3\n', 4, /^This line begins with a tab\.$/],
  ['a: 1\nb:\n\tc: 2\n  d: 3\n', 4, /^This line begins with a tab\.$/],
  ['a: 1\nb: 2\na: 3\n', 4, /^The field "a" stands here twice\.$/],
  ['a: { "b c": 1, "b c": 2 }\n', 2, /^The field "b c" stands here twice\.$/],
  ['a: [b\nc: d\n', 3, /^The fields cannot be read: .*\]\.$/],
  ['a: @b\n', 2, /^The fields cannot be read: .*@\.$/],
  ['a: !b c\n', 2, /^A value that begins with an exclamation mark is converted by YAML\.$/],
  ['a: !!str b\n', 2, /^A value that begins with an exclamation mark is converted by YAML\.$/],
  ['a: &b c\n', 2, /^"&b" is an anchor of YAML, which readers would not see\.$/],
  ['a: b #c\n', 2, /^What begins with "#c" is a comment, which readers would not see\.$/],
  ['%YAML 1.1\n---\na: b\n', 2, /^A line that begins with % changes how everything below it is read\.$/],
  ['a: 1\nb: *c\n', 3, /^"\*c" is an alias of YAML, not a text\.$/],
  ['a: *b c\n', 2, /^"\*b" is an alias of YAML, not a text\.$/],
];
for (const [yaml, line, found] of SLIPS) {
  test(`${JSON.stringify(yaml)} is one slip, on line ${line}`, () => {
    const { errors, data } = readFields(yaml, 2);
    assert.deepEqual([errors.length, errors[0]?.line, data], [1, line, undefined]);
    assert.match(errors[0]?.found ?? '', found);
    assert.notEqual(errors[0]?.advice, '');
  });
}

test('every field that stands twice is told, beside one other slip', () => {
  const { errors } = readFields('a: 1\na: 2\nb: 1\nb: 2\nc: @d\n', 2);
  assert.deepEqual(
    errors.map(({ line, found }) => `${line} ${found.slice(0, 20)}`),
    ['3 The field "a" stands', '5 The field "b" stands', '6 The fields cannot be'],
  );
});

test('what YAML would do with a value is told at its field', () => {
  const { errors } = readFields('a:\n  - b\n  - { c: &d e }\n', 2);
  assert.deepEqual(
    errors.map(({ path, line }) => [path, line]),
    [[['a', 1, 'c'], 4]],
  );
});

test('comments of authors are none of that', () => {
  assert.deepEqual(readFields('# first\na: b # as it is\n# last\n', 2).errors, []);
});

test('more values than a guide needs, and lists within lists without end, are one slip', () => {
  const fields = Array.from({ length: 2_001 }, (_, index) => `f${index}: 1`).join('\n');
  for (const yaml of [fields, `a: ${'['.repeat(50)}${']'.repeat(50)}`, `a:\n  ${'- '.repeat(20_000)}b`]) {
    const { errors, data } = readFields(yaml, 2);
    assert.deepEqual([errors.length, data], [1, undefined]);
  }
});

test('thousands of names are refused without comparing each with every other, however they are written', () => {
  const names = Array.from({ length: 40_000 }, (_, index) => `"f${index}":1`);
  for (const yaml of [names.join('\n').replaceAll(':', ': '), `{${names.join(',')}}`]) {
    const { user } = process.cpuUsage();
    assert.deepEqual(
      readFields(yaml, 2).errors.map(({ found }) => found),
      ['There are more than 2,000 names and values here.'],
    );
    const worked = (process.cpuUsage().user - user) / 1000;
    assert.ok(worked < MOST_WORK, `it worked for ${worked} ms`);
  }
});

test('a long text with thousands of commas is one value', () => {
  assert.deepEqual(readFields(`a: ${'one, '.repeat(5_000)}two`, 2).errors, []);
});

test('aliases that stand for aliases are refused before they grow', () => {
  const rows = Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`);
  const { errors, data } = readFields(`a0: &a0 lamp\n${rows.join('\n')}\n`, 2);
  assert.deepEqual([errors.length, data], [20, undefined]);
});
