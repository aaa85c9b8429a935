import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

/** A program that runs beside the tests, and ends with them at the latest. */
export interface Companion {
  child: ChildProcess;
  stop(): Promise<void>;
}

/**
 * Starts a program beside the tests.
 *
 * @param pipes how many streams of its own it gets, from the third on, behind input, output and errors
 */
export function start(
  command: string,
  parameters: readonly string[],
  {
    env = {},
    output = 'ignore',
    pipes = 0,
  }: { env?: NodeJS.ProcessEnv; output?: 'ignore' | 'pipe'; pipes?: number } = {},
): Companion {
  const child = spawn(command, parameters, {
    env: { ...process.env, ...env },
    stdio: ['ignore', output, 'ignore', ...Array.from({ length: pipes }, () => 'pipe' as const)],
    // A group of its own, so that what it has started ends with it.
    detached: true,
  });
  const end = () => isRunning(child) && process.kill(-(child.pid ?? 0));
  process.once('exit', end);
  return {
    child,
    async stop() {
      process.off('exit', end);
      if (!isRunning(child)) return;
      const gone = once(child, 'exit');
      end();
      await gone;
    },
  };
}

const isRunning = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid !== undefined && exitCode === null && signalCode === null;
