/** What a build costs: time, work of processors, memory. */
import { execFileSync, spawn } from 'node:child_process';
import { setInterval } from 'node:timers';

export interface BuildCost {
  /** From start to end, as somebody waits for it. */
  seconds: number;
  /** Work of all processors, in seconds: what else the machine does weighs less on it. */
  work: number;
  /** The most that all of its processes held at once, in megabytes. */
  megabytes: number;
}

export interface Command {
  /** The program and its arguments. */
  line: readonly [string, ...string[]];
  folder: string;
  env: Record<string, string>;
}

const BETWEEN_LOOKS_MS = 250;

/**
 * Runs a build and measures it.
 *
 * @throws with what it printed when it fails, and when it ended before its memory was seen
 */
export async function costOf({ line, folder, env }: Command): Promise<BuildCost> {
  let output = '';
  const started = performance.now();
  // The shell knows what the processes of a command worked, also those that they started.
  const child = spawn('bash', ['-c', 'TIMEFORMAT="work %U %S"; time "$@"', 'bash', ...line], {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', LC_ALL: 'C', ...env },
  });
  let megabytes = 0;
  const looks = setInterval(() => {
    megabytes = Math.max(megabytes, memoryBelow(child.pid ?? 0, processes()));
  }, BETWEEN_LOOKS_MS);
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  }).finally(() => clearInterval(looks));
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${line.join(' ')} ended with ${code}:\n${output}`);
  if (megabytes === 0) throw new Error(`${line.join(' ')} ended before its memory was looked at.`);
  return { seconds, work: workIn(output), megabytes };
}

function workIn(output: string): number {
  const [, user, system] = /^work ([\d.]+) ([\d.]+)$/m.exec(output) ?? [];
  if (user === undefined) throw new Error(`It is not said how much was worked:\n${output}`);
  return Number(user) + Number(system);
}

/** One line of `ps -A -o pid=,ppid=,rss=`: a process, its parent, and the kilobytes that it holds. */
type Process = readonly [id: number, parent: number, kilobytes: number];

function processes(): Process[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => line.trim().split(/\s+/).map(Number) as unknown as Process);
}

/** What a process and all that it started hold, in megabytes. */
export function memoryBelow(root: number, all: readonly Process[]): number {
  const family = new Set([root]);
  let before = 0;
  while (family.size > before) {
    before = family.size;
    for (const [id, parent] of all) if (family.has(parent)) family.add(id);
  }
  return all.reduce((sum, [id, , kilobytes]) => sum + (family.has(id) ? kilobytes : 0), 0) / 1024;
}
