import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ensurePrograms } from './install.ts';

/** What a server did while many readers asked at once. */
export interface Load {
  requestsPerSecond: number;
  /** The time within which half, and 99 of 100, of the answers came. In milliseconds. */
  p50: number;
  p99: number;
  /** Answers that were no success, and connections that broke. */
  errors: number;
}

const SECONDS = 8;

/** Asks for an address as fast as 256 readers with two processors can. */
export async function loadOf(address: string): Promise<Load> {
  ensurePrograms([{ file: '/usr/bin/wrk', debianPackage: 'wrk' }]);
  const options = ['-t2', '-c256', `-d${SECONDS}s`, '--latency', '-H', 'Accept-Encoding: br'];
  const { stdout } = await promisify(execFile)('wrk', [...options, address]);
  return readLoad(stdout);
}

/**
 * Reads what `wrk --latency` prints.
 *
 * @throws when the figures are not there
 */
export function readLoad(text: string): Load {
  const broken = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(text)?.slice(1) ?? [];
  const refused = /Non-2xx or 3xx responses: (\d+)/.exec(text)?.slice(1) ?? [];
  return {
    requestsPerSecond: Number(found(text, /Requests\/sec:\s+([\d.]+)/)),
    p50: milliseconds(found(text, /50%\s+(\S+)/)),
    p99: milliseconds(found(text, /99%\s+(\S+)/)),
    errors: [...broken, ...refused].reduce((sum, count) => sum + Number(count), 0),
  };
}

function found(text: string, pattern: RegExp): string {
  const value = pattern.exec(text)?.[1];
  if (value === undefined) throw new Error(`wrk did not say ${pattern}:\n${text}`);
  return value;
}

const UNITS: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

function milliseconds(time: string): number {
  const [, amount, unit = ''] = /^([\d.]+)(us|ms|s|m)$/.exec(time) ?? [];
  const factor = UNITS[unit];
  if (factor === undefined) throw new Error(`${time} is no time.`);
  return Number(amount) * factor;
}
