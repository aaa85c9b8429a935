import { existsSync } from 'node:fs';
import process from 'node:process';
import { explainWriting } from './explain-failure.ts';

/** A command that ends without having done anything, and why. */
export class Stopped extends Error {
  /** The exit status: 130 when the person said so, as after Ctrl-C in a shell. */
  readonly status: number;
  constructor(words: string, status = 1) {
    super(words);
    this.status = status;
  }
}

/**
 * Runs a command to its end; one that stops, or may not write, says why, and ends with its status.
 *
 * @param explain the words for what could not be written, and nothing for other errors
 */
export async function run(
  command: () => Promise<void>,
  explain: (error: unknown) => string | undefined = explainWriting,
): Promise<void> {
  try {
    await command();
  } catch (error) {
    const { message, status } = error instanceof Stopped ? error : { message: explain(error), status: 1 };
    if (message === undefined) throw error;
    process.stderr.write(`${message}\n`);
    process.exitCode = status;
  }
}

/**
 * Refuses to write into content that is not there: a slip in `CONTENT_DIR` would begin another guide.
 *
 * @throws {Stopped}
 */
export function refuseNoContent(contentDir: string): void {
  if (existsSync(contentDir)) return;
  throw new Stopped(`There is no folder ${contentDir}. Say where the content is, for example: CONTENT_DIR=content`);
}
