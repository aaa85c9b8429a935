import { spawnSync } from 'node:child_process';
import { ensurePrograms } from './install.ts';

const DEBIANS = { file: '/usr/bin/java', debianPackage: 'default-jre-headless' };

/** The command that starts Java; installs it, or says what to do, where there is none. */
export function ensureJava(): string {
  if (spawnSync('java', ['-version']).status === 0) return 'java';
  ensurePrograms([DEBIANS]);
  return DEBIANS.file;
}
