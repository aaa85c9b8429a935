import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterName, namesBefore, questionName } from '../../../src/domain/ready/field-names.ts';

const move = (from: string, to: string) => ({ from, to, line: 1 });

test('a step that asks and has a letter has two names, and neither is that of a field of every form', () => {
  assert.equal(new Set([questionName('project'), letterName('project'), 'project']).size, 3);
});

test('fields of entries that moved are known by the names that they had', () => {
  const names = [questionName('no-backup'), letterName('say-hello')];
  const moves = [
    move('terms/no-copy', 'terms/no-backup'),
    move('steps/hello', 'steps/say-hello'),
    move('/old/', '/terms/no-backup/'),
    move('channels/chat', 'channels/slack'),
  ];
  assert.deepEqual(namesBefore(moves, names), {
    'question.no-copy': 'question.no-backup',
    'letter.hello': 'letter.say-hello',
  });
});

test('a name that another entry has taken over since is that of the other entry', () => {
  const names = [questionName('no-copy'), questionName('no-backup')];
  assert.deepEqual(namesBefore([move('terms/no-copy', 'terms/no-backup')], names), {});
});
