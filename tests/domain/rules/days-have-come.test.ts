import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChangeFile } from '../../../src/domain/content.ts';
import { daysHaveCome } from '../../../src/domain/rules/days-have-come.ts';
import { contentOfMeetings, meetingWith } from '../../support/meetings.ts';

const TODAY = '2026-11-30';
const url = 'https://harbour.example/notes';
const record = (fields: object) => ({
  record: { state: 'unknown', says: 'so they say.', checked: '2026-06-01', ...fields },
});

const MEETINGS: [what: string, fields: Record<string, unknown>, said: string[]][] = [
  ['today', record({ checked: TODAY }), []],
  ['the day that has come in the far east', record({ checked: '2026-12-01' }), []],
  [
    'the day after that',
    record({ checked: '2026-12-02' }),
    ['record.checked: 2026-12-02 has not come yet. Write the day on which a person last looked.'],
  ],
  ['the month of that day', record({ lastSign: { date: '2026-12', what: 'a message' } }), []],
  ['this year', record({ lastSign: { date: '2026', what: 'a message' } }), []],
  [
    'the month after it',
    record({ lastSign: { date: '2027-01', what: 'a message', evidence: { url, date: '2027' } } }),
    [
      'record.lastSign.date: 2027-01 has not come yet. Write when it was, as exactly as is known.',
      'record.lastSign.evidence.date: 2027 has not come yet. Write when it was, as exactly as is known.',
    ],
  ],
  [
    'later evidence',
    record({ evidence: [{ url }, { url, date: '2999-01-01' }] }),
    ['record.evidence[1].date: 2999-01-01 has not come yet. Write when it was, as exactly as is known.'],
  ],
  [
    'a later confirmation',
    { verification: { confirmedOn: '2999-01-01', evidence: { url } } },
    ['verification.confirmedOn: 2999-01-01 has not come yet. Write the day of the evidence.'],
  ],
  [
    'a later wording',
    { source: { asOf: '2999-01-01' } },
    ['source.asOf: 2999-01-01 has not come yet. Write the day from which the wording is.'],
  ],
  [
    'a later revision',
    { revision: { number: 1, date: '2999-01-01', of: '00000000' } },
    ['revision.date: 2999-01-01 has not come yet. Write when it was, as exactly as is known.'],
  ],
  [
    'what is planned',
    {
      rule: { kind: 'dates', dates: ['2999-01-02', '2999-01-09'] },
      statedFor: [2100],
      ended: { date: '2999-02-01', by: 'a vote', evidence: { url } },
      exceptions: [
        { kind: 'cancelled', date: '2999-01-02', reason: 'a feast' },
        { kind: 'moved', date: '2999-01-09', to: { date: '2999-01-10', time: '10:00' }, reason: 'a feast' },
      ],
    },
    [],
  ],
  [
    'an end that is planned, by a vote that is not yet',
    { ended: { date: '2999-02-01', by: 'a vote', evidence: { url, date: '2999-01-01' } } },
    ['ended.evidence.date: 2999-01-01 has not come yet. Write when it was, as exactly as is known.'],
  ],
];
for (const [what, fields, said] of MEETINGS) {
  test(`a file with ${what} is ${said.length === 0 ? 'fine' : 'refused'}`, () => {
    const problems = daysHaveCome(contentOfMeetings([meetingWith(fields)]), TODAY);
    assert.deepEqual(
      problems.map(({ field, found, advice }) => `${field}: ${found} ${advice}`),
      said,
    );
    for (const { file, line } of problems) assert.deepEqual([file, line], ['content/meetings/watch-1.mdx', 15]);
  });
}

test('a change of a day that has not come is refused in its line', () => {
  const change: ChangeFile = {
    file: 'content/changes/2099-01-01-shoes.yaml',
    id: '2099-01-01-shoes',
    data: { date: '2099-01-01', entries: [], what: 'Shoes.', why: 'So.' },
    lineOf: ([field]) => (field === 'date' ? 1 : 9),
  };
  assert.deepEqual(
    daysHaveCome({ ...contentOfMeetings([]), changes: [change] }, TODAY).map(({ file, line, field }) => [
      file,
      line,
      field,
    ]),
    [['content/changes/2099-01-01-shoes.yaml', 1, 'date']],
  );
});
