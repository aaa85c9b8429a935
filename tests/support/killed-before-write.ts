/**
 * Loaded into a command before anything else (`node --import`), kills it just before it changes files for the time that `KILL_AT`
 * counts: 1 is the first. A process that is started counts too, because two folders change places in one; with `CANNOT_EXCHANGE`
 * it cannot do that.
 */
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';

let left = Number(process.env['KILL_AT']);

if (process.env['CANNOT_EXCHANGE'] !== undefined) {
  const { spawn } = childProcess;
  childProcess.spawn = ((command: string, parameters: string[], options: object) =>
    spawn(command, ['--no-experimental-ffi', ...parameters], options)) as typeof spawn;
}

/** The function of a module, which does not come to do its work when its time is up. */
function mayBeTheLast<Name extends string>(of: Record<Name, unknown>, name: Name): void {
  const original = of[name] as (...all: unknown[]) => unknown;
  of[name] = (...all: unknown[]) => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return original(...all);
  };
}

for (const name of ['cp', 'writeFile', 'rename', 'rm'] as const) mayBeTheLast(fs.promises, name);
mayBeTheLast(childProcess, 'spawn');
syncBuiltinESMExports();
