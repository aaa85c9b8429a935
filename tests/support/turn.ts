import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const HOST = '127.0.0.1';
/** One for each checkout, so that two of them do not wait for each other; should they meet, they do. */
const PORT =
  15_000 +
  (createHash('sha256')
    .update(import.meta.dirname)
    .digest()
    .readUInt16BE() %
    10_000);
const PATIENCE_MS = 10 * 60_000;

/**
 * Waits until nobody else builds, and answers with what ends the turn. Test files run at the same time, but Astro keeps what it
 * generates in one folder (`.astro`), where two builds at once would mix.
 *
 * The turn is a port, because only one process can listen on it, and the system takes it back from a process that was killed.
 * @throws {Error} when the port has been taken for ten minutes, which is longer than all tests need.
 */
export async function turn(): Promise<() => Promise<void>> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const server = createServer();
    const free = await new Promise<boolean>((done, fail) => {
      server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(false) : fail(error)));
      server.listen(PORT, HOST, () => done(true));
    });
    if (free) return () => new Promise((done) => server.close(() => done()));
    if (Date.now() > deadline) throw new Error(`Something else listens on port ${PORT}, which builds take in turns.`);
    await pause(100);
  }
}

/** Does some work in a turn of its own. */
export async function inTurn<T>(work: () => T | Promise<T>): Promise<T> {
  const leave = await turn();
  try {
    return await work();
  } finally {
    await leave();
  }
}
