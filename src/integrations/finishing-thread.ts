/**
 * The thread that finishes pages (`finished-pages.ts`) while Astro makes others. It takes files one by one, and in the end the word
 * that Astro has made all of them: then it says what each step has done, at last what must not be published, and is done.
 * What goes wrong with a file is said too, and ends it; so does the word to stop, because the build has failed elsewhere.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { addressesBefore } from './link-check.ts';
import { type Finished, type MadeFile, PageFinisher, type Workplace } from './page-finisher.ts';
import type { WhatToIndex } from './pagefind-index.ts';

/** What the thread is begun with. */
export interface Beginning {
  place: Workplace;
  what: WhatToIndex;
}

export type ToThread = MadeFile | 'finish' | 'stop';
export type FromThread = { step: string; words: string } | Finished | { error: unknown };

const { place, what } = workerData as Beginning;
let finisher: Promise<PageFinisher> | undefined;
let isEnding = false;

parentPort?.on('message', async (message: ToThread) => {
  // A build that has failed goes on making what it has begun.
  if (isEnding) return;
  if (message === 'stop') return end();
  try {
    // The scripts of pages are there when the first file is.
    finisher ??= addressesBefore().then((before) => new PageFinisher(place, what, before));
    if (message !== 'finish') return (await finisher).take(message);
    endWithPagefind();
    say(await (await finisher).finish((step, words) => say({ step, words })));
  } catch (error) {
    say({ error });
    await end();
  }
});

async function end(): Promise<void> {
  isEnding = true;
  endWithPagefind();
  // What did not begin, as it has said before, has nothing to stop.
  await finisher?.then(
    (begun) => begun.stop(),
    () => undefined,
  );
  parentPort?.close();
}

/** Should Pagefind die without an answer, nothing is left to wait for, and the thread ends. */
const endWithPagefind = (): void => parentPort?.unref();

const say = (message: FromThread): void => parentPort?.postMessage(message);
