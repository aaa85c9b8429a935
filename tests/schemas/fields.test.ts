import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidence, isId, line } from '../../src/schemas/fields.ts';
import { site } from '../../src/schemas/site.ts';
import { term } from '../../src/schemas/term.ts';

const IDS: [text: string, isAnId: boolean][] = [
  ['slack', true],
  ['oi-labs-upstream', true],
  ['3-parts', true],
  ['2021', true],
  ['Slack', false],
  ['my entry', false],
  ['my_entry', false],
  ['-slack', false],
  ['slack-', false],
  ['oi--labs', false],
  ['straße', false],
  ['a/b', false],
  ['..', false],
  ['', false],
];
for (const [text, isAnId] of IDS) {
  test(`"${text}" ${isAnId ? 'can' : 'cannot'} be an id`, () => assert.equal(isId(text), isAnId));
}

const LINES: [text: string, found: string | undefined][] = [
  ['Slack chat', undefined],
  ['  Slack chat  ', undefined],
  ['24/7', undefined],
  ['東京', undefined],
  ['', 'Too small: expected string to have >=1 characters'],
  ['…', '"…" has no letter. Write words.'],
  ['Slack\nchat', 'This text has a line break or a tab in it. Write it in one line.'],
  ['Slack\tchat', 'This text has a line break or a tab in it. Write it in one line.'],
  ['Slack\u202echat', 'Here is a sign that turns the words behind it around (U+202E).'],
];
for (const [text, found] of LINES) {
  test(`${JSON.stringify(text)} ${found === undefined ? 'is a line of text' : 'is refused as a line of text'}`, () => {
    const message = line(80).safeParse(text).error?.issues[0]?.message;
    if (found === undefined) assert.equal(message, undefined);
    else assert.ok(message?.startsWith(found), `${message}`);
  });
}

const EVIDENCE: [how: string, value: object, canBeLookedUp: boolean][] = [
  ['an address', { url: 'https://example.org/a' }, true],
  ['a commit of a repository', { repository: 'operate-first/apps', commit: 'eff1fe61' }, true],
  ['an issue of a repository', { repository: 'operate-first/apps', issue: 12 }, true],
  ['a file at a commit', { repository: 'operate-first/apps', file: 'a.md', commit: 'eff1fe6' }, true],
  ['nothing', {}, false],
  ['only words', { what: 'somebody said so', date: 2021 }, false],
  ['only a repository', { repository: 'operate-first/apps' }, false],
  ['a file without its commit', { repository: 'operate-first/apps', file: 'a.md' }, false],
  ['a commit of nothing', { commit: 'eff1fe61' }, false],
  ['an issue of nothing', { issue: 12 }, false],
];
for (const [how, value, canBeLookedUp] of EVIDENCE) {
  test(`evidence that gives ${how} ${canBeLookedUp ? 'can' : 'cannot'} be looked up`, () => {
    assert.equal(evidence.safeParse(value).success, canBeLookedUp);
  });
}

const entry = {
  title: 'No SLA',
  summary: 'There is no promise about the level of service.',
  order: 1,
  point: 4,
  rule: 'There is no SLA.',
  meansForProject: 'Promise no more than you are promised.',
  agreement: 'none',
  source: { asOf: '2021-12-06' },
};
const proof = { url: 'https://example.org/proof' };
const RECORDS: [record: { state: string; evidence?: object[]; lastSign?: object }, isProven: boolean][] = [
  [{ state: 'unknown' }, true],
  [{ state: 'current', evidence: [proof] }, true],
  [{ state: 'closed', lastSign: { date: 2023, what: 'its end', evidence: proof } }, true],
  [{ state: 'current' }, false],
  [{ state: 'changed', evidence: [] }, false],
  [{ state: 'closed', lastSign: { date: 2023, what: 'its end' } }, false],
];
for (const [record, isProven] of RECORDS) {
  test(`the record ${JSON.stringify(record)} ${isProven ? 'is enough' : 'lacks evidence'}`, () => {
    const whole = { ...entry, record: { says: 'so it is.', checked: '2026-11-22', ...record } };
    assert.equal(term.safeParse(whole).success, isProven);
  });
}

test('what is not a field of an entry is refused, in groups too', () => {
  const record = { state: 'unknown', says: 'so it is.', checked: '2026-11-22' };
  assert.equal(term.safeParse({ ...entry, record }).success, true);
  assert.equal(term.safeParse({ ...entry, record, colour: 'red' }).success, false);
  assert.equal(term.safeParse({ ...entry, record: { ...record, colour: 'red' } }).success, false);
});

test('spaces around a text do not count, and spaces alone are no text', () => {
  assert.equal(line(5).parse('  word '), 'word');
  assert.equal(line(5).safeParse('   ').success, false);
  assert.equal(line(5).safeParse('words!').success, false);
});

const LANGUAGES: [code: string, isLanguage: boolean][] = [
  ['en', true],
  ['en-GB', true],
  ['de', false],
  ['pt-BR', false],
  ['English', false],
  ['EN', false],
  ['', false],
];
for (const [code, isLanguage] of LANGUAGES) {
  test(`"${code}" ${isLanguage ? 'is' : 'is not'} a language of a guide`, () => {
    assert.equal(site.shape.language.safeParse(code).success, isLanguage);
  });
}
