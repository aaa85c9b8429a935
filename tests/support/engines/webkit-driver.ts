import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Companion, start } from './processes.ts';

const HOST = '127.0.0.1';
/** How long the driver may take to answer, in milliseconds. */
const PATIENCE = 10_000;

/** A running WebKitWebDriver (W3C WebDriver). */
export interface RunningDriver extends Companion {
  url: string;
}

/**
 * Starts the driver, whose browsers get its environment.
 *
 * @throws when it does not answer
 */
export async function startWebKitDriver(path: string, env: NodeJS.ProcessEnv): Promise<RunningDriver> {
  const port = await freePort();
  const companion = start(path, [`--host=${HOST}`, `--port=${port}`], { env });
  const url = `http://${HOST}:${port}`;
  const giveUp = performance.now() + PATIENCE;
  while (!(await answers(url))) {
    if (companion.child.exitCode !== null || performance.now() > giveUp) {
      await companion.stop();
      throw new Error(`${path} does not answer on port ${port}.`);
    }
    await pause(50);
  }
  return { ...companion, url };
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/status`).then(
    ({ ok }) => ok,
    () => false,
  );

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
