import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { getCompileCacheDir } from 'node:module';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { getSystemErrorName } from 'node:util';

/** The directory that relative paths begin in (`AT_FDCWD` of Linux); all paths here are absolute. */
const WORKING_DIRECTORY = -100;
/** `RENAME_EXCHANGE` of renameat2(2), and `RENAME_SWAP` of renamex_np(2) on macOS. */
const EXCHANGE = 2;
/** What both say when the system, or the file system, cannot exchange names; a sandbox that allows no such call says `EPERM`. */
export const CANNOT = ['ENOSYS', 'EINVAL', 'ENOTSUP', 'EPERM'];
/** What Node says when it cannot call systems, and when the one that it runs on has no such function. */
const UNKNOWN = ['ERR_UNKNOWN_BUILTIN_MODULE', 'ERR_FFI_CALL_FAILED'];

/** Whether two folders have changed their names; if not, why none ever can here: what the system says, such as `EINVAL`, or Node. */
export type Exchange = { isDone: true } | { isDone: false; why: string };

/**
 * Lets two folders of one file system change their names in one step, so that nobody ever finds either name without a folder.
 * Linux and macOS can do that; Node has no function for it but can call theirs, in a process of its own, because it may change
 * how. It is not done on other systems, on file systems that cannot, and with an older Node. Use a function of `node:fs` when
 * there is one.
 *
 * @throws whatever else went wrong, such as `ENOENT`, or what the process said; nothing has happened then
 */
export async function exchangeFolders(one: string, other: string): Promise<Exchange> {
  const { ino } = await stat(one);
  try {
    return await askProcess(one, other);
  } catch (error) {
    // It may have ended between doing so and saying so.
    if ((await stat(other).catch(() => undefined))?.ino === ino) return { isDone: true };
    throw error;
  }
}

async function askProcess(one: string, other: string): Promise<Exchange> {
  const kept = getCompileCacheDir();
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url), resolve(one), resolve(other)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      // It starts sooner with what is compiled already.
      env: kept === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(kept) },
    },
  );
  const failed = new Promise<never>((_, reject) => child.on('error', reject));
  const [answer, complaint] = await Promise.race([failed, Promise.all([text(child.stdout), text(child.stderr)])]);
  // A process that ends early says nothing, whatever its exit code is.
  if (answer === '') throw new Error(`${one} and ${other} could not be exchanged: ${complaint.trim()}`);
  const outcome: Exchange | Failure = JSON.parse(answer);
  if ('isDone' in outcome) return outcome;
  const { code } = outcome;
  throw Object.assign(new Error(`${code}: ${one} and ${other} could not be exchanged.`), { code });
}

/** An error that a system answers with, such as `ENOENT`. */
interface Failure {
  code: string;
}

async function exchange(one: string, other: string): Promise<Exchange | Failure> {
  let code: string | undefined;
  try {
    code = await askSystem(one, other);
  } catch (error) {
    const { code: reason = '', message } = error as NodeJS.ErrnoException;
    if (UNKNOWN.includes(reason)) return { isDone: false, why: message };
    throw error;
  }
  if (code === undefined) return { isDone: true };
  return CANNOT.includes(code) ? { isDone: false, why: code } : { code };
}

/** @returns the error that the system answers with; nothing when it was done */
async function askSystem(one: string, other: string): Promise<string | undefined> {
  const { dlopen, getInt32 } = await import('node:ffi');
  const failure = (errno: bigint): string => getSystemErrorName(-getInt32(errno));
  if (process.platform === 'darwin') {
    const { functions } = dlopen(null, {
      renamex_np: { arguments: ['string', 'string', 'u32'], return: 'i32' },
      // Where `errno` is (errno.h of macOS).
      __error: { arguments: [], return: 'pointer' },
    });
    return functions.renamex_np(one, other, EXCHANGE) === 0 ? undefined : failure(functions.__error());
  }
  const { functions } = dlopen(null, {
    renameat2: { arguments: ['i32', 'string', 'i32', 'string', 'u32'], return: 'i32' },
    // Where `errno` is (LSB 5.0, Core, 13.5.2).
    __errno_location: { arguments: [], return: 'pointer' },
  });
  const isDone = functions.renameat2(WORKING_DIRECTORY, one, WORKING_DIRECTORY, other, EXCHANGE) === 0;
  return isDone ? undefined : failure(functions.__errno_location());
}

if (import.meta.main) {
  const [one = '', other = ''] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(await exchange(one, other)));
}
