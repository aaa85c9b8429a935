import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fchownSync, openSync, readFileSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { pack } from '../../src/commands/pack.ts';
import { ensurePrograms } from './install.ts';

/** What OpenShift would choose: a user whom no file knows, in the group 0. */
const ANY_USER = 1_000_730_000;
/** What is shipped, or what an earlier start has put in its place. */
const SHIPPED_PORT = /listen (?:8080|127\.0\.0\.1:\d+);/;

/** How a container of OpenShift runs: no right beyond those of its user, and none to be had. */
const AS_ANY_USER = [
  'setpriv',
  `--reuid=${ANY_USER}`,
  '--regid=0',
  '--clear-groups',
  '--no-new-privs',
  '--bounding-set=-all',
  '--inh-caps=-all',
];

/** All that the server sees: the system and the guide, both only to be read, and a `/tmp` of its own. */
const inReadOnlyRoot = (packed: string): string[] => [
  'bwrap',
  '--die-with-parent',
  ...['--dev', '/dev', '--proc', '/proc', '--ro-bind', '/usr', '/usr', '--ro-bind', '/etc', '/etc'],
  ...['bin', 'sbin', 'lib', 'lib64'].flatMap((name) => ['--symlink', `usr/${name}`, `/${name}`]),
  ...['--perms', '1777', '--tmpfs', '/tmp', '--ro-bind', packed, '/guide', '--remount-ro', '/'],
];

const PROGRAMS = [
  { file: '/usr/sbin/nginx', debianPackage: 'nginx-light' },
  {
    file: '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so',
    debianPackage: 'libnginx-mod-http-brotli-static',
  },
  { file: '/usr/bin/bwrap', debianPackage: 'bubblewrap' },
  { file: '/usr/bin/setpriv', debianPackage: 'util-linux' },
];

export interface RunningNginx {
  /** Its address, with the base path. */
  url: string;
  pid: number;
  /** What it wrote so far: a line per answer, and complaints. */
  log(): string;
  stop(): Promise<void>;
}

export interface NginxOptions {
  /** Another main file than that with brotli. */
  configuration?: string;
  base?: string;
}

/** Whether the tests may become another user; otherwise nginx runs as whoever runs them. */
export const isAnyUser = process.getuid?.() === 0;

/** Whether this machine lets a program see a system that it can only read; some forbid it to all but their administrator. */
export function canShowReadOnlyRoot(): boolean {
  ensurePrograms(PROGRAMS);
  readOnlyRoot ??= runs(inReadOnlyRoot('/usr'));
  return readOnlyRoot;
}
let readOnlyRoot: boolean | undefined;

function runs([program = '', ...parameters]: readonly string[]): boolean {
  return spawnSync(program, [...parameters, 'true'], { stdio: 'ignore' }).status === 0;
}

/** Where the packed guide is for the server. */
export const placeOf = (packed: string): string => (canShowReadOnlyRoot() ? '/guide' : packed);

/** Runs a command in the place that the server has in a container, with the packed guide in `placeOf` it. */
function commandInContainer(packed: string, command: readonly string[]): readonly [string, string[]] {
  const [program = '', ...parameters] = [
    ...(canShowReadOnlyRoot() ? inReadOnlyRoot(packed) : []),
    ...(isAnyUser ? AS_ANY_USER : []),
    ...command,
  ];
  return [program, parameters];
}

/** What a command prints there. */
export function runInContainer(packed: string, command: readonly string[]): string {
  const [program, parameters] = commandInContainer(packed, command);
  const { status, stdout, stderr } = spawnSync(program, parameters, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}:\n${stderr}`);
  return stdout;
}

const nginxCommand = (packed: string, configuration: string): string[] => [
  ...['/usr/sbin/nginx', '-p', placeOf(packed), '-c', `nginx/${configuration}`, '-e', 'stderr'],
];

/** Packs a built site as `npm run pack` does. */
export async function packed(folder: string, target: string, base = '/'): Promise<string> {
  ensurePrograms(PROGRAMS);
  await pack(folder, target, base);
  return target;
}

/** Lets a packed site listen on a free port of this machine alone, which is all that differs from what is shipped. */
async function givePort(folder: string): Promise<number> {
  const port = await freePort();
  const file = join(folder, 'nginx/http.conf');
  const text = await readFile(file, 'utf8');
  if (!SHIPPED_PORT.test(text)) throw new Error(`${file} does not listen on 8080, as containers expect.`);
  await writeFile(file, text.replace(SHIPPED_PORT, `listen 127.0.0.1:${port};`));
  return port;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('This machine gives no port.');
  return address.port;
}

/** What `nginx -t` says to a configuration. */
export const checkConfiguration = (packed: string, configuration: string): Checked =>
  checked(packed, [...nginxCommand(packed, configuration), '-t']);

/** What a command of a shell comes to in the place that the server has in a container. */
export const checkCommand = (packed: string, command: string): Checked => checked(packed, ['sh', '-c', command]);

export interface Checked {
  /** The exit code. */
  code: number | null;
  output: string;
}

function checked(packed: string, command: readonly string[]): Checked {
  const log = openLog(packed);
  const [program, parameters] = commandInContainer(packed, command);
  const { status } = spawnSync(program, parameters, { stdio: ['ignore', log.descriptor, log.descriptor] });
  closeSync(log.descriptor);
  return { code: status, output: readFileSync(log.file, 'utf8') };
}

/** Starts nginx with a packed guide, as OpenShift would, and waits until it answers. */
export async function startNginx(
  packed: string,
  { configuration = 'nginx-with-brotli.conf', base = '/' }: NginxOptions = {},
): Promise<RunningNginx> {
  const port = await givePort(packed);
  const log = openLog(packed);
  const command = [...nginxCommand(packed, configuration), '-g', 'daemon off;'];
  const [program, parameters] = commandInContainer(packed, command);
  const child = spawn(program, parameters, { stdio: ['ignore', log.descriptor, log.descriptor] });
  closeSync(log.descriptor);
  const written = () => readFileSync(log.file, 'utf8');
  await answers(`http://127.0.0.1:${port}/healthz`, child, written);
  const pid = serverOf(child);
  const end = () => process.kill(pid, 'SIGTERM');
  process.once('exit', end);
  return {
    url: `http://127.0.0.1:${port}${base}`,
    pid,
    log: written,
    stop: async () => {
      process.off('exit', end);
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      end();
      await ended;
    },
  };
}

/** The server itself, which bwrap has started and waits for. */
function serverOf({ pid = 0 }: ChildProcess): number {
  if (!canShowReadOnlyRoot()) return pid;
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'));
}

/** Container engines give what they connect to a container's output to the container's user. */
function openLog(packed: string): { file: string; descriptor: number } {
  const file = `${packed}.log`;
  rmSync(file, { force: true });
  // nginx opens it once more by the name /dev/stdout: both append, so that neither writes over the other.
  const descriptor = openSync(file, 'a');
  if (isAnyUser) fchownSync(descriptor, ANY_USER, 0);
  return { file, descriptor };
}

async function answers(address: string, child: ChildProcess, log: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx did not start:\n${log()}`);
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok === true) return;
    await pause(20);
  }
}
