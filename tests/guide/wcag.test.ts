import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { PROJECT } from '../support/site.ts';

/** Every criterion of WCAG 2.2 at level AAA. */
const AAA = [
  ...[
    '1.2.6',
    '1.2.7',
    '1.2.8',
    '1.2.9',
    '1.3.6',
    '1.4.6',
    '1.4.7',
    '1.4.8',
    '1.4.9',
    '2.1.3',
    '2.2.3',
    '2.2.4',
    '2.2.5',
  ],
  ...['2.2.6', '2.3.2', '2.3.3', '2.4.8', '2.4.9', '2.4.10', '2.4.12', '2.4.13', '2.5.5', '2.5.6', '3.1.3', '3.1.4'],
  ...['3.1.5', '3.1.6', '3.2.5', '3.3.5', '3.3.6', '3.3.9'],
];
const ROW = /^\| (?<criterion>\d\.\d\.\d+) [^|]+\|[^|]+\| (?<file>tests\/[\w\-/]+\.test\.ts): (?<name>.+) \|$/;
const CRITERION = /\b\d\.\d\.\d+\b/g;

test('each criterion of level AAA that the guide meets has a test, and each other one is not claimed', async () => {
  const list = await readFile(join(PROJECT, 'tests/wcag.md'), 'utf8');
  const claims = claimsIn(list);
  const unclaimed = list.slice(list.indexOf('No test shows')).match(CRITERION) ?? [];
  assert.deepEqual([...claims.map(({ criterion }) => criterion), ...unclaimed].sort(), [...AAA].sort());
  assert.deepEqual(await missing(claims), []);
});

test('a criterion with a test that is not there, and a row that cannot be read, are noticed', async () => {
  const claims = claimsIn('| 2.1.3 Keyboard | As asked. | tests/guide/wcag.test.ts: a test that nobody wrote |');
  assert.deepEqual(await missing(claims), ['2.1.3: tests/guide/wcag.test.ts: a test that nobody wrote']);
  const elsewhere = claimsIn('| 2.1.3 Keyboard | As asked. | tests/guide/nowhere.test.ts: a test |');
  assert.deepEqual(await missing(elsewhere), ['2.1.3: tests/guide/nowhere.test.ts: a test']);
  assert.throws(() => claimsIn('| 2.1.3 Keyboard | As asked. | a test |'), /cannot be read/);
});

interface Claim {
  criterion: string;
  file: string;
  name: string;
}

const claimsIn = (list: string): Claim[] =>
  list
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => {
      const { criterion = '', file = '', name = '' } = ROW.exec(line)?.groups ?? assert.fail(`cannot be read: ${line}`);
      return { criterion, file, name };
    });

/** What is claimed and has no test of that name. */
async function missing(claims: readonly Claim[]): Promise<string[]> {
  const found = await Promise.all(claims.map(async (claim) => ((await isThere(claim)) ? [] : [claim])));
  return found.flat().map(({ criterion, file, name }) => `${criterion}: ${file}: ${name}`);
}

/** A test that is left out by `test.skip` or `test.todo` is none. */
async function isThere({ file, name }: Claim): Promise<boolean> {
  const path = join(PROJECT, file);
  if (!existsSync(path)) return false;
  const source = await readFile(path, 'utf8');
  return new RegExp(`\\btest\\(\\s*(['\`"])${RegExp.escape(name)}\\1,`).test(source);
}
