import process from 'node:process';
import type { Refusal } from './schemas/checked.ts';

/** The exit code for something that a command does not understand. */
const NOT_UNDERSTOOD = 2;

/**
 * What a variable of the environment says; one that is empty, or has nothing but blanks, is not set. One that is refused ends the process in one
 * sentence, because whatever was to be done would be done for another place or time than somebody meant.
 */
export function variable(name: string, refuse?: (text: string) => Refusal | undefined): string | undefined {
  const text = process.env[name]?.trim() ? process.env[name] : undefined;
  const refusal = text === undefined ? undefined : refuse?.(text);
  if (refusal === undefined) return text;
  process.stderr.write(`${name}: ${refusal.found} ${refusal.advice}\n`);
  process.exit(NOT_UNDERSTOOD);
}
