import process from 'node:process';

/** A command that ends without having done anything, and why. */
export class Stopped extends Error {
  /** The exit status: 130 when the person said so, as after Ctrl-C in a shell. */
  readonly status: number;
  constructor(words: string, status = 1) {
    super(words);
    this.status = status;
  }
}

/** Runs a command to its end; one that stops says why, and ends with its status. */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.status;
  }
}
