import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer } from '../../src/commands/answer.ts';
import { Stopped } from '../../src/commands/stopped.ts';
import { CTRL_C, CTRL_D, DOWN, ENTER, terminal } from '../support/terminal.ts';

const QUESTION = {
  name: 'weekday',
  asks: 'On which day?',
  refuse: (said: string) => (said === 'friday' ? undefined : `"${said}" is no day.`),
};

test('a person at a terminal is asked, hears why an answer is none, and may answer again', async () => {
  const screen = terminal(['f', ENTER, 'riday', ENTER]);
  assert.equal(await answer(QUESTION, undefined, screen), 'friday');
  assert.match(screen.shown(), /On which day\?/);
  assert.match(screen.shown(), /"f" is no day\./);
});

test('a proposal stands there already', async () => {
  assert.equal(await answer({ ...QUESTION, proposal: 'friday' }, undefined, terminal([ENTER])), 'friday');
});

test('one of several words is chosen', async () => {
  const options = ['thursday', 'friday'];
  assert.equal(await answer({ ...QUESTION, options }, undefined, terminal([DOWN, ENTER])), 'friday');
});

test('whoever interrupts an answer stops the command, with the status of a shell', async () => {
  await assert.rejects(
    answer(QUESTION, undefined, terminal(['f', CTRL_C])),
    (error) => error instanceof Stopped && error.status === 130 && error.message === 'Nothing was written.',
  );
});

test('the end of the input stops the command too, at a question of each kind', { timeout: 10_000 }, async () => {
  for (const question of [QUESTION, { ...QUESTION, options: ['thursday', 'friday'] }]) {
    await assert.rejects(
      answer(question, undefined, terminal([CTRL_D])),
      (error) => error instanceof Stopped && error.status === 130 && error.message === 'Nothing was written.',
    );
  }
});

test('an option that was given is not asked for, and a wrong one stops the command', async () => {
  assert.equal(await answer(QUESTION, 'friday', undefined), 'friday');
  await assert.rejects(answer(QUESTION, 'someday', undefined), /--weekday: "someday" is no day\./);
  await assert.rejects(answer(QUESTION, undefined, undefined), /--weekday: It is missing\./);
});
