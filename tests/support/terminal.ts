import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

export const ENTER = '\r';
export const DOWN = '\u001b[B';
export const CTRL_C = '\u0003';
export const CTRL_D = '\u0004';

/** How long a prompt may take to show what a key did, in milliseconds. */
const QUIET = 60;

/** Waits until a screen shows something and has been quiet for a moment. */
async function asked(shown: () => string): Promise<void> {
  let before = '';
  while (shown() === '' || shown() !== before) {
    before = shown();
    await wait(QUIET);
  }
}

/** A terminal at which somebody presses keys, and what it shows. */
export function terminal(keys: readonly string[]) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 80, rows: 24 });
  let shown = '';
  output.on('data', (chunk) => (shown += chunk));
  const typing = (async () => {
    for (const key of keys) {
      await asked(() => shown);
      input.write(key);
    }
  })();
  return { input, output, typing, shown: () => shown };
}
