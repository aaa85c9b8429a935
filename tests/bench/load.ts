/**
 * Measures how many answers the packed guide gives in a second, served by nginx as it is shipped. It is no test, because the number
 * depends on what else the machine does; that is printed as well. Exit code 1 when the goal is missed.
 */

import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { type Load, loadOf } from '../support/load.ts';
import { packed, startNginx } from '../support/nginx.ts';
import { theGuide } from '../support/site.ts';

/** On two processors, which nginx and those who ask share. */
const GOAL = 20_000;
const PATHS = ['', 'terms/no-sla/', 'names.json'];

const [quiet] = loadavg();
const folder = await theGuide();
const nginx = await startNginx(await packed(folder, join(dirname(folder), 'packed-for-load')));
const loads: [string, Load][] = [];
for (const path of PATHS) loads.push([`/${path}`, await loadOf(nginx.url + path)]);
const nothing = await loadOf(`${nginx.url}no-such-page`);
await nginx.stop();

process.stdout.write(`Load of the machine before: ${quiet?.toFixed(1)}\n`);
for (const [path, { requestsPerSecond, p50, p99, errors }] of loads) {
  const speed = Math.round(requestsPerSecond).toLocaleString('en');
  process.stdout.write(`${path}: ${speed} requests/s, p50 ${p50} ms, p99 ${p99} ms, ${errors} errors\n`);
}
// A page that does not exist has to count as an error; otherwise nothing above means anything.
if (nothing.errors === 0) throw new Error('Errors are not counted.');
const missed = loads.filter(([, { requestsPerSecond, errors }]) => requestsPerSecond < GOAL || errors > 0);
if (missed.length > 0) process.stdout.write(`The goal is ${GOAL.toLocaleString('en')} requests/s without an error.\n`);
process.exitCode = missed.length > 0 ? 1 : 0;
