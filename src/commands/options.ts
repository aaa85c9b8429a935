/** What may be written behind a command. */
import process from 'node:process';
import { parseArgs } from 'node:util';

/**
 * The options of this command that were written, each with its text. Ends the command in one line and with exit code 2 when
 * something else was.
 */
export function optionsOf<Name extends string>(names: readonly Name[]): Partial<Record<Name, string>> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ options }).values as Partial<Record<Name, string>>;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const known = names.map((name) => `--${name}`).join(', ');
    process.stderr.write(`${error.message.split('. ')[0]}. What may be written: ${known}\n`);
    process.exit(2);
  }
}
