import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Answer,
  answersIn,
  fragmentOf,
  termsInWords,
  withNamesOfToday,
} from '../../../src/domain/ready/answers.ts';

const NAMES = ['telemetry', 'project', 'what'];

test('answers that are put into an address come out of it as they were', () => {
  const answers = { telemetry: 'yes', project: 'A & B ? # = + %', what: 'One\nTwo 🦀 שלום <script>' };
  const fragment = fragmentOf('ready', answers);
  assert.match(fragment, /^ready\?[\w.*+%=&-]+$/, 'nothing that a chat would end an address at');
  assert.deepEqual(answersIn(`#${fragment}`, 'ready', NAMES), answers);
});

test('what is not answered does not make an address longer', () => {
  assert.equal(fragmentOf('ready', { telemetry: '', project: 'Tide' }), 'ready?project=Tide');
});

test('an address without answers, or of another place, has none', () => {
  for (const hash of [
    '',
    '#ready',
    '#other?project=Tide',
    '#readyproject=Tide',
    '#ready?',
    '#ready?pro',
    '#ready?project=',
  ])
    assert.equal(answersIn(hash, 'ready', NAMES), undefined, hash);
});

test('an address that somebody made up fills in nothing that is not there, and no control characters', () => {
  const given = answersIn('#ready?project=a%00b%0D%0Ac&__proto__=x&admin=yes&what=%ZZ%F0', 'ready', NAMES);
  assert.deepEqual(given, { telemetry: '', project: 'ab\nc', what: '%ZZ\ufffd' });
});

test('an address answers a question with yes, no or unsure, and with nothing else', () => {
  const names = ['question.a', 'question.b', 'project'];
  for (const hash of ['#ready?question.a=maybe', '#ready?question.a=Yes&question.b=', '#ready?question.c=yes'])
    assert.equal(answersIn(hash, 'ready', names), undefined, hash);
  assert.deepEqual(answersIn('#ready?question.a=maybe&question.b=unsure&project=maybe', 'ready', names), {
    'question.a': '',
    'question.b': 'unsure',
    project: 'maybe',
  });
});

test('a letter says what can be said, what cannot and what is not known, and nothing of what is not answered', () => {
  const question = (weSay: string, answer?: Answer) => ({ title: 'No …', weSay, isCondition: false, answer });
  assert.equal(termsInWords([question('we can float')]), '');
  assert.equal(
    termsInWords([
      question('we can float', 'yes'),
      question('we can dive', 'no'),
      question('we can row'),
      question('the boat is ours', 'unsure'),
      question('our crew will stay', 'yes'),
    ]),
    `This we can say to the terms of the environment:
- We can float.
- Our crew will stay.

This we cannot say, and would like to talk about:
- “We can dive.”

This we do not know yet:
- Whether the boat is ours.`,
  );
});

test('answers under the name that a field had are found under the name of today', () => {
  const names = new Map([['question.no-copy', 'question.no-backup']]);
  assert.deepEqual(withNamesOfToday({ 'question.no-copy': 'yes', project: 'Tide', what: '' }, names), {
    'question.no-backup': 'yes',
    project: 'Tide',
  });
});

test('an empty text under the old name does not take back what was given under the new one', () => {
  const names = new Map([['question.no-copy', 'question.no-backup']]);
  const given = { 'question.no-backup': 'yes', 'question.no-copy': '' };
  assert.deepEqual(withNamesOfToday(given, names), { 'question.no-backup': 'yes' });
});
