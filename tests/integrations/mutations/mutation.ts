import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FieldPath } from '../../../src/domain/content.ts';
import { change } from '../content-folder.ts';

/** A slip, a fault or an attack, done to a copy of the content. */
export interface Mutation {
  /** Who did it, as the table of counts names it: `field removed`, `link to a script`. */
  mutator: string;
  /** What was done, so that no two mutations are named alike. */
  name: string;
  /** The file that is spoiled, below `content/`. */
  file: string;
  /** The file that the report has to name, when it is another one. */
  toldAt?: string;
  spoil(folder: string): Promise<unknown>;
  /** Whether more than the text of that one file changes. */
  isWide?: boolean;
  /** The field that the report has to name. */
  field?: string;
  /** The line that the report has to name; or a text of the spoiled file that begins on it. */
  at?: number | string;
  /** What the report has to say. */
  says?: RegExp;
  /** Why nothing has to be said; then the content that is read is checked instead. */
  harmless?: Harmless;
}

/** A mutation that may pass, with its reason, and what the guide says then. */
export interface Harmless {
  because: string;
  /** Nothing changes for readers; one field is read as another value, or not at all; or the text goes on. */
  reads: 'the same' | 'more text' | { path: FieldPath; value: unknown };
  /** Whether it is told all the same where a rule asks for more than the kind does. */
  unlessAskedFor?: boolean;
  /** Whether no page is made of the file. */
  isNoEntry?: boolean;
}

/** A file whose text is changed at one place, which has to be there. */
export const replaced = (file: string, from: string | RegExp, to: string) => (folder: string) =>
  change(join(folder, file), from, to);

/** A file whose text is made anew from what it was. */
export const rewritten = (file: string, rewrite: (text: string) => string | Buffer) => async (folder: string) => {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  const changed = rewrite(text);
  if (changed === text) throw new Error(`${file} is as it was.`);
  await writeFile(path, changed);
};

/** A text with more behind it, after a blank line. */
export const added = (file: string, text: string) => rewritten(file, (before) => `${before}\n${text}\n`);

/**
 * Numbers that look random and are the same in every run (mulberry32).
 *
 * @returns a function that gives a whole number from 0 to below its argument
 */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
