/**
 * The thread that finishes pages (`finished-pages.ts`) while Astro makes others. It takes pages one by one, and in the end the word
 * that Astro has written all its files: then it says what each step has done, at last what must not be published, and is done.
 * What goes wrong with a page is said too, and ends it.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Problem } from '../domain/problems.ts';
import { addressesBefore } from './link-check.ts';
import { type MadePage, PageFinisher, type Workplace } from './page-finisher.ts';
import type { WhatToIndex } from './pagefind-index.ts';

/** What the thread is begun with. */
export interface Beginning {
  place: Workplace;
  what: WhatToIndex;
}

export type ToThread = MadePage | 'finish';
export type FromThread = { step: string; words: string } | { problems: Problem[] } | { error: unknown };

const { place, what } = workerData as Beginning;
let finisher: Promise<PageFinisher> | undefined;

parentPort?.on('message', async (message: ToThread) => {
  try {
    // The scripts of pages are there when the first page is.
    finisher ??= addressesBefore().then((before) => new PageFinisher(place, what, before));
    if (message !== 'finish') return (await finisher).take(message);
    // Should Pagefind die without an answer, nothing is left to wait for, and the thread ends.
    parentPort?.unref();
    say({ problems: await (await finisher).finish((step, words) => say({ step, words })) });
  } catch (error) {
    say({ error });
    parentPort?.close();
  }
});

const say = (message: FromThread): void => parentPort?.postMessage(message);
