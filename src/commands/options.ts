/** What may be written behind a command. */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Stopped } from './stopped.ts';

/** The exit code for something behind a command that it does not understand. */
const NOT_UNDERSTOOD = 2;

/**
 * The options that were written, each with its text.
 *
 * @throws {Stopped} in one line, when something else was written
 */
export function optionsIn<Name extends string>(
  parameters: readonly string[],
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args: [...parameters], options }).values as Partial<Record<Name, string>>;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const known = names.map((name) => `--${name}`).join(', ');
    const advice = known ? `What may be written: ${known}` : 'Nothing may be written behind this command.';
    throw new Stopped(`${error.message.split('. ')[0]}. ${advice}`, NOT_UNDERSTOOD);
  }
}

/** The options of this command, which may have none; ends it in one line when something else was written. */
export function optionsOf<Name extends string>(names: readonly Name[]): Partial<Record<Name, string>> {
  try {
    return optionsIn(process.argv.slice(2), names);
  } catch (error) {
    if (error instanceof Stopped) refuseOption(error.message);
    throw error;
  }
}

/** Ends this command because what stands behind it is not understood. */
export function refuseOption(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(NOT_UNDERSTOOD);
}
