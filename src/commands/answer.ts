import process from 'node:process';
import type { Readable, Writable } from 'node:stream';
import { isCancel, select, text } from '@clack/prompts';
import { Stopped } from './stopped.ts';

/** Where a person can be asked. */
export interface Terminal {
  input: Readable;
  output: Writable;
}

/** Something that a command has to know: from an option, or from the person at the terminal. */
export interface Question {
  /** The option: `--what`. */
  name: string;
  asks: string;
  options?: readonly string[];
  /** What is proposed at the terminal, and meant without one. */
  proposal?: string | undefined;
  /** Why an answer is none. */
  refuse(answer: string): string | undefined;
}

/** The terminal of this process, if there is one. */
export const ownTerminal = (): Terminal | undefined =>
  process.stdin.isTTY ? { input: process.stdin, output: process.stdout } : undefined;

/**
 * The answer to a question.
 *
 * @param given the option, if it was given
 * @throws {Stopped} when there is no answer, or one that is refused; nothing is asked twice but at a terminal
 */
export async function answer(
  { name, asks, options, proposal, refuse }: Question,
  given: string | undefined,
  terminal: Terminal | undefined,
): Promise<string> {
  if (given === undefined && terminal !== undefined) {
    const said = await unlessEnded(terminal, (place) =>
      options === undefined
        ? text({
            message: asks,
            ...(proposal ? { initialValue: proposal } : {}),
            validate: (words = '') => refuse(words),
            ...place,
          })
        : select({ message: asks, options: options.map((value) => ({ value })), ...place }),
    );
    if (isCancel(said)) throw new Stopped('Nothing was written.', 130);
    return said ?? '';
  }
  const own = given ?? proposal;
  const refusal = own === undefined ? 'It is missing.' : refuse(own);
  if (refusal !== undefined) throw new Stopped(`--${name}: ${refusal}`);
  return own ?? '';
}

/**
 * Asks at a terminal, and takes the end of its input (Ctrl-D) for an interruption: prompts would wait for more, and the process
 * would end in the middle. What reads lines stops the input when it ends, and when there is an answer; that one is first.
 */
async function unlessEnded<Said>(
  terminal: Terminal,
  ask: (place: Terminal & { signal: AbortSignal }) => Promise<Said>,
): Promise<Said> {
  const { input } = terminal;
  const ended = new AbortController();
  let isAnswered = false;
  const end = () => setImmediate(() => isAnswered || ended.abort());
  for (const event of ['pause', 'end']) input.on(event, end);
  try {
    return await ask({ ...terminal, signal: ended.signal });
  } finally {
    isAnswered = true;
    for (const event of ['pause', 'end']) input.off(event, end);
  }
}
