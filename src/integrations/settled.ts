import { setTimeout } from 'node:timers/promises';

/** So long, in milliseconds, nothing more has to happen: editors and git write several files at once. */
const PAUSE = 100;

/**
 * Does some work after things have happened: once for all that happen shortly after each other, and never twice at a time. What
 * happens while it is done has it done again, so that the last time has seen everything.
 *
 * @param failed is told of an error; nobody waits for the work, so it would end the process
 */
export function onceSettled(work: () => Promise<void>, failed: (error: unknown) => void, pause = PAUSE): () => void {
  let happened = 0;
  let isBusy = false;
  const go = async () => {
    for (let seen = -1; seen !== happened; ) {
      do {
        seen = happened;
        await setTimeout(pause);
      } while (seen !== happened);
      await work().catch(failed);
    }
  };
  return () => {
    happened += 1;
    if (isBusy) return;
    isBusy = true;
    void go().finally(() => {
      isBusy = false;
    });
  };
}
