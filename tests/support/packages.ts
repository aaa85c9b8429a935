import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

/** A program that tests need, the file by which it is found, and the package of Debian that has it. */
export interface NeededProgram {
  file: string;
  debianPackage: string;
}

/** Installs what is missing of the programs, or says what to do. */
export function ensurePrograms(programs: readonly NeededProgram[]): void {
  const missing = programs.filter(({ file }) => !existsSync(file));
  if (missing.length === 0) return;
  const names = missing.map(({ debianPackage }) => debianPackage);
  installDebianPackages(names);
  const lacking = missing.filter(({ file }) => !existsSync(file));
  if (lacking.length === 0) return;
  throw new Error(
    [
      `These tests need ${lacking.map(({ file }) => file).join(', ')}, which could not be installed. On Debian or Ubuntu:`,
      `  sudo apt-get install --no-install-recommends ${names.join(' ')}`,
    ].join('\n'),
  );
}

/**
 * Installs packages when this is a Debian and its administrator runs the tests, or a machine of continuous integration on which
 * one may become the administrator; does nothing otherwise.
 */
export function installDebianPackages(names: readonly string[]): void {
  if (!existsSync('/usr/bin/apt-get')) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && process.env['CI'] === undefined) return;
  process.stdout.write(`Installing ${names.join(', ')}.\n`);
  const aptGet = [...(isRoot ? [] : ['sudo', '--non-interactive']), 'apt-get'];
  run([...aptGet, 'update', '--quiet']);
  run([...aptGet, 'install', '--yes', '--quiet', '--no-install-recommends', ...names]);
}

function run([program = '', ...parameters]: readonly string[]): void {
  spawnSync(program, parameters, {
    stdio: 'inherit',
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
