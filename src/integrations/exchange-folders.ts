import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The directory that relative paths begin in (`AT_FDCWD` of Linux); all paths here are absolute. */
const WORKING_DIRECTORY = -100;
/** `RENAME_EXCHANGE` of renameat2(2), and `RENAME_SWAP` of renamex_np(2) on macOS. */
const EXCHANGE = 2;

/**
 * Lets two folders of one file system change their names in one step, so that nobody ever finds either name without a folder.
 * Linux and macOS can do that; Node has no function for it but can call theirs, in a process of its own, because it may change
 * how. Answers whether it was done: not on other systems, on file systems that cannot, and with an older Node. Use a function
 * of `node:fs` when there is one.
 */
export async function exchangeFolders(one: string, other: string): Promise<boolean> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url), resolve(one), resolve(other)],
    { stdio: 'ignore' },
  );
  return new Promise((done) => {
    child.on('error', () => done(false));
    child.on('close', (code) => done(code === 0));
  });
}

async function exchange(one: string, other: string): Promise<number> {
  const { dlopen } = await import('node:ffi');
  if (process.platform === 'linux') {
    const { functions } = dlopen(null, {
      renameat2: { arguments: ['i32', 'string', 'i32', 'string', 'u32'], return: 'i32' },
    });
    return functions.renameat2(WORKING_DIRECTORY, one, WORKING_DIRECTORY, other, EXCHANGE);
  }
  const { functions } = dlopen(null, { renamex_np: { arguments: ['string', 'string', 'u32'], return: 'i32' } });
  return functions.renamex_np(one, other, EXCHANGE);
}

if (import.meta.main) {
  const [one = '', other = ''] = process.argv.slice(2);
  process.exitCode = (await exchange(one, other)) === 0 ? 0 : 1;
}
