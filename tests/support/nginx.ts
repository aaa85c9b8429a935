import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fchownSync, openSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { pack } from '../../src/commands/pack.ts';
import { listen } from '../../src/commands/serve.ts';
import { ensurePrograms } from './packages.ts';

/** What OpenShift would choose: a user whom no file knows, in the group 0. */
const ANY_USER = 1_000_730_000;
const FIRST_PORT = 4700;

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

/** Runs a command in the place that the server has in a container, with the packed guide in `/guide`. */
export function commandInContainer(packed: string, command: readonly string[]): readonly [string, string[]] {
  const [program = '', ...parameters] = [...inReadOnlyRoot(packed), ...(isAnyUser ? AS_ANY_USER : []), ...command];
  return [program, parameters];
}

const nginxCommand = (configuration: string): string[] => [
  ...['/usr/sbin/nginx', '-p', '/guide', '-c', `nginx/${configuration}`, '-e', 'stderr'],
];

/** Packs a built site for a port of its own of this machine, which is all that differs from what is shipped. */
export async function packedFor(folder: string, target: string, base = '/'): Promise<number> {
  ensurePrograms(PROGRAMS);
  await pack(folder, target, base);
  const port = await freePort();
  const file = join(target, 'nginx/http.conf');
  const shipped = await readFile(file, 'utf8');
  if (!shipped.includes('listen 8080;')) throw new Error('http.conf does not listen on 8080, as containers expect.');
  await writeFile(file, shipped.replace('listen 8080;', `listen 127.0.0.1:${port};`));
  return port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, FIRST_PORT, 100, () => undefined);
  await new Promise((done) => server.close(done));
  return port;
}

/** What `nginx -t` says to a configuration. */
export function checkConfiguration(packed: string, configuration: string): { code: number | null; output: string } {
  const log = openLog(packed);
  const [program, parameters] = commandInContainer(packed, [...nginxCommand(configuration), '-t']);
  const { status } = spawnSync(program, parameters, { stdio: ['ignore', log.descriptor, log.descriptor] });
  closeSync(log.descriptor);
  return { code: status, output: readFileSync(log.file, 'utf8') };
}

/** Starts nginx with a packed guide, as OpenShift would, and waits until it answers. */
export async function startNginx(
  packed: string,
  port: number,
  { configuration = 'nginx-with-brotli.conf', base = '/' }: NginxOptions = {},
): Promise<RunningNginx> {
  const log = openLog(packed);
  const [program, parameters] = commandInContainer(packed, [...nginxCommand(configuration), ...['-g', 'daemon off;']]);
  const child = spawn(program, parameters, { stdio: ['ignore', log.descriptor, log.descriptor] });
  closeSync(log.descriptor);
  const written = () => readFileSync(log.file, 'utf8');
  await answers(`http://127.0.0.1:${port}/healthz`, child, written);
  return {
    url: `http://127.0.0.1:${port}${base}`,
    log: written,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Container engines give what they connect to a container's output to the container's user. */
function openLog(packed: string): { file: string; descriptor: number } {
  const file = `${packed}.log`;
  const descriptor = openSync(file, 'w');
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
