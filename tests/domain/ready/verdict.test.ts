import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../../../src/domain/ready/answers.ts';
import { verdictOn } from '../../../src/domain/ready/verdict.ts';

const TODAY = 'The harbour is closed.';

/** The first of the three questions is a condition. */
const verdict = (...answers: (Answer | undefined)[]) =>
  verdictOn(
    ['Oath', 'No pay', 'No roof'].map((title, at) => ({
      title,
      weSay: '',
      isCondition: at === 0,
      answer: answers[at],
    })),
    TODAY,
  );

const VERDICTS: [when: string, answers: (Answer | undefined)[], says: string][] = [
  ['nothing is answered', [], ''],
  ['all is agreed to', ['yes', 'yes', 'yes'], `By the terms of the source it is ready. ${TODAY}`],
  ['something is open', ['yes', 'no', 'yes'], `Not yet: 1 of 3 to talk about (No pay). ${TODAY}`],
  ['much is open', ['yes', 'no', 'unsure'], `Not yet: 2 of 3 to talk about (No pay, No roof). ${TODAY}`],
  ['nobody is sure of a condition', ['unsure', 'yes', 'yes'], `Not yet: 1 of 3 to talk about (Oath). ${TODAY}`],
  [
    'a condition is refused',
    ['no', 'yes', 'unsure'],
    `Not possible as it stands: the source makes this a condition (Oath). ${TODAY}`,
  ],
  [
    'a condition is refused before the rest is answered',
    ['no'],
    `Not possible as it stands: the source makes this a condition (Oath). ${TODAY}`,
  ],
  ['it has begun well', [undefined, 'yes'], 'Nothing speaks against it so far; 2 not answered yet.'],
  ['it has begun with a doubt', [undefined, 'unsure'], '1 of 3 to talk about (No pay); 2 not answered yet.'],
];
for (const [when, answers, says] of VERDICTS) {
  test(`when ${when}, a reader is told ${JSON.stringify(says)}`, () => assert.equal(verdict(...answers), says));
}
