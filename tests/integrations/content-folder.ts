import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const FIXTURES = resolve(import.meta.dirname, '../fixtures/content');

/** A small guide in which everything is right. */
export const VALID = join(FIXTURES, 'valid');

/** A test, or `node:test` itself: whatever can be told what to do afterwards. */
export interface Cleaner {
  after(clean: () => Promise<void>): void;
}

/** A copy of a content folder that a test may spoil; it is removed after the test, or after all tests of a file. */
export async function copyOf(folder: string, test: Cleaner): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'guide-content-'));
  test.after(() => rm(copy, { recursive: true, force: true }));
  await cp(folder, copy, { recursive: true });
  return copy;
}

/** Changes the text of a file; what is to be replaced has to be there. */
export async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (text.search(from instanceof RegExp ? from : RegExp.escape(from)) < 0)
    throw new Error(`${file} does not hold: ${from}`);
  await writeFile(
    file,
    text.replace(from, () => to),
  );
}
