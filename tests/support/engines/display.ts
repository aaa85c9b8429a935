import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { type Companion, start } from './processes.ts';

/** The size of the screen, and so of a window that fills it. Pixels. */
export const SCREEN = { width: 1280, height: 900 };

/** A screen without a monitor, for a browser that has to open a window. */
export interface Display extends Companion {
  /** What programs find it by, as the value of `DISPLAY`. */
  name: string;
}

/**
 * Starts Xvfb on the first number that is free.
 *
 * @throws when it does not start
 */
export async function startDisplay(xvfb: string): Promise<Display> {
  const numberComesFrom = 3;
  const screen = ['-screen', '0', `${SCREEN.width}x${SCREEN.height}x24`];
  // Without -noreset it begins anew when its last window closes, and throws out who comes in that moment.
  const options = ['-displayfd', `${numberComesFrom}`, ...screen, '-nolisten', 'tcp', '-noreset'];
  const companion = start(xvfb, options, { pipes: 1 });
  const number = companion.child.stdio[numberComesFrom] as Readable;
  const [said] = await Promise.race([once(number, 'data'), once(companion.child, 'exit').then(() => [undefined])]);
  if (said === undefined) throw new Error(`${xvfb} ended before it had a display.`);
  return { ...companion, name: `:${String(said).trim()}` };
}
