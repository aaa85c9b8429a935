import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { onceSettled } from '../../src/integrations/settled.ts';

const PAUSE = 20;

/** What is written down of work that takes a while, about something that changes. */
function work(takes: number, failing = false) {
  const state = { now: 0, told: [] as number[], failures: 0, atOnce: 0, mostAtOnce: 0 };
  const happen = onceSettled(
    async () => {
      state.atOnce += 1;
      state.mostAtOnce = Math.max(state.mostAtOnce, state.atOnce);
      const seen = state.now;
      await setTimeout(takes);
      state.atOnce -= 1;
      if (failing) throw new Error('It cannot be read.');
      state.told.push(seen);
    },
    () => {
      state.failures += 1;
    },
    PAUSE,
  );
  const change = () => {
    state.now += 1;
    happen();
  };
  return { state, change };
}

test('files that are written at once are looked at once', async () => {
  const { state, change } = work(0);
  for (let file = 0; file < 5; file += 1) change();
  await setTimeout(PAUSE * 10);
  assert.deepEqual(state.told, [5]);
});

test('what changes while it is looked at is looked at again, and the last report is of the last state', async () => {
  const { state, change } = work(PAUSE * 3);
  change();
  await setTimeout(PAUSE * 2);
  change();
  change();
  await setTimeout(PAUSE * 20);
  assert.equal(state.told.at(-1), 3);
  assert.ok(state.told.length <= 2, `${state.told}`);
  assert.equal(state.mostAtOnce, 1);
  change();
  await setTimeout(PAUSE * 15);
  assert.equal(state.told.at(-1), 4);
});

test('what cannot be looked at is told, and looked at again when it changes', async () => {
  const { state, change } = work(0, true);
  change();
  await setTimeout(PAUSE * 5);
  change();
  await setTimeout(PAUSE * 5);
  assert.equal(state.failures, 2);
});
