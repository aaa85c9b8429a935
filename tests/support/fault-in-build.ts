/**
 * Loaded into a build before anything else (`node --import`), to let it meet what happens once in a thousand builds. `FAULT`
 * says what:
 *
 * - `stop after rename 1`: the build stands still when the first rename of the site's folder is done; `stop before remove`
 *   when it is about to remove a folder beside the site. It says so on standard error, and waits to be killed.
 * - `EACCES on remove`: what lies in a folder beside the site is another user's, and may not be removed.
 * - `ENOSPC on write 20`: the disk is full when the twentieth file of the new site is written that is no page, `ENOSPC on page 20`
 *   when the twentieth page is; `stop on page 20`: the build stands still before that one.
 * - `EXDEV on rename`: the folder of the site is on another disk than the project, so no file of it can be linked; `stop after copy` is that too, and the build
 *   stands still when the finished site has been copied to that disk.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';
import { settings } from '../../src/site.ts';

const { FAULT = '' } = process.env;
const { buildDir, freshDir, outDir } = settings;
const [, wanted = '', count = '1'] = /^(?:stop (.+?)|\w+ on (?:write|page))(?: (\d+))?$/.exec(FAULT) ?? [];
const SITE_AND_BESIDE = [outDir, freshDir, `${freshDir}-old`];
const concernsSite = (path: unknown): boolean => SITE_AND_BESIDE.includes(String(path));
let seen = 0;

/** Stands still until the process is killed. */
function standStill(): void {
  // At once: what a thread gives to its stream is written by another one.
  fs.writeSync(2, `\nFAULT: ${FAULT}\n`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const { cp, rename } = fs.promises;
const { rmSync } = fs;
const isOnAnotherDisk = FAULT === 'EXDEV on rename' || wanted === 'after copy';
fs.promises.rename = async (from, to) => {
  if (isOnAnotherDisk && from === buildDir && to === freshDir) {
    const error: NodeJS.ErrnoException = new Error('EXDEV: cross-device link not permitted, rename');
    throw Object.assign(error, { code: 'EXDEV', syscall: 'rename', path: from });
  }
  await rename(from, to);
  if (wanted !== 'after rename' || !concernsSite(from) || !concernsSite(to)) return;
  seen += 1;
  if (seen === Number(count)) standStill();
};
fs.promises.cp = async (from, to, options) => {
  await cp(from, to, options);
  if (wanted === 'after copy' && to === freshDir) standStill();
};
// A build that begins clears away what another one has left; this is the one that ends.
fs.rmSync = (path, options) => {
  if (wanted === 'before remove' && concernsSite(path) && fs.existsSync(String(path)) && options?.force !== true)
    standStill();
  if (FAULT === 'EACCES on remove' && path !== outDir && concernsSite(path) && fs.existsSync(String(path))) {
    const error: NodeJS.ErrnoException = new Error(`EACCES, Permission denied: '${path}'`);
    throw Object.assign(error, { code: 'EACCES', syscall: 'rm', path: String(path) });
  }
  rmSync(path, options);
};

/** Whether it is this file that something happens to: a page of the site that is being built, or any other file. */
const isDue = (path: unknown, of: 'page' | 'write'): boolean => {
  const file = String(path instanceof URL ? path.pathname : path);
  if (!file.startsWith(`${buildDir}/`) || file.endsWith('.html') !== (of === 'page')) return false;
  seen += 1;
  return seen >= Number(count);
};
const [, code, of] = /^(\w+) on (write|page)/.exec(FAULT) ?? [];
const meetFault = (path: unknown): void => {
  if ((of !== 'page' && of !== 'write') || !isDue(path, of)) return;
  if (code === 'stop') standStill();
  const error: NodeJS.ErrnoException = new Error(`${code}: no space left on device, write`);
  throw Object.assign(error, { code, syscall: 'write', path: String(path) });
};
const { writeFile } = fs.promises;
fs.promises.writeFile = async (path, ...rest) => {
  meetFault(path);
  return writeFile(path, ...rest);
};
const { writeFileSync, linkSync } = fs;
fs.writeFileSync = (path, ...rest) => {
  meetFault(path);
  writeFileSync(path, ...rest);
};
fs.linkSync = (from, to) => {
  if (isOnAnotherDisk && String(from).startsWith(`${outDir}/`)) {
    const error: NodeJS.ErrnoException = new Error('EXDEV: cross-device link not permitted, link');
    throw Object.assign(error, { code: 'EXDEV', syscall: 'link', path: from });
  }
  linkSync(from, to);
};
syncBuiltinESMExports();
