import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scoreOf } from '../../../src/domain/search/score.ts';

/** What a search answers to each query. */
const ANSWERS: Record<string, string[]> = {
  first: ['a', 'b'],
  second: ['b', 'a'],
  sixth: ['b', 'c', 'd', 'e', 'f', 'a'],
  nothing: [],
  nonsense: ['a'],
  silence: [],
};
const search = (query: string) => ANSWERS[query] ?? [];
const asked = (...queries: string[]) => queries.map((query) => ({ query, targets: ['a'] }));
const unanswerable = (...queries: string[]) => queries.map((query) => ({ query, targets: [], none: true }));

test('a search is worth what its answers are: the first place most, the sixth nothing', () => {
  assert.deepEqual(scoreOf(asked('first', 'second', 'sixth', 'nothing'), search).figures, {
    answerable: 4,
    success1: 1 / 4,
    success3: 2 / 4,
    mrr5: (1 + 1 / 2) / 4,
    unanswerable: 0,
    wrongAnswers: 0,
  });
});

test('where the guide has no answer, showing one is wrong, and says nothing of how the others are found', () => {
  const { figures } = scoreOf([...asked('first'), ...unanswerable('nonsense', 'silence')], search);
  assert.deepEqual(figures, { answerable: 1, success1: 1, success3: 1, mrr5: 1, unanswerable: 2, wrongAnswers: 1 });
});

test('any of several answers may come first', () => {
  assert.equal(scoreOf([{ query: 'second', targets: ['a', 'b'] }], search).figures.success1, 1);
});

test('a miss is listed with what was wanted and the five that came first', () => {
  const { misses } = scoreOf([...asked('first', 'sixth'), ...unanswerable('nonsense', 'silence')], search);
  assert.deepEqual(misses, [
    { query: 'sixth', wanted: ['a'], found: ['b', 'c', 'd', 'e', 'f'] },
    { query: 'nonsense', wanted: [], found: ['a'] },
  ]);
});
