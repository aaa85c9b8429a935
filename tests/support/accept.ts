import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';

/**
 * Compares a text with the expected file beside a fixture. `npm run test:accept` sets `ACCEPT`: then the file is written
 * anew, and the difference in version control is the review.
 */
export async function matchesExpected(actual: string, file: string): Promise<void> {
  if (process.env['ACCEPT'] !== undefined) {
    await writeFile(file, actual);
    return;
  }
  assert.equal(actual, await readFile(file, 'utf8'), `differs from ${file}; if it should, run: npm run test:accept`);
}
