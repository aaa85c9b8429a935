/**
 * Asks the addresses that lead out of the guide whether they still answer: `npm run check:external`. It stores nothing, and
 * no build or test runs it: what others do with their servers is no fault of a change to the guide.
 */
import process from 'node:process';
import { answersReport } from '../domain/links/answers.ts';
import { outgoingAddresses } from '../domain/links/outgoing.ts';
import { reportOf } from '../domain/problems.ts';
import { readContent } from '../integrations/read-content.ts';
import { settings } from '../site.ts';
import { askAddresses, type Manners } from './ask-addresses.ts';
import { optionsOf, refuseOption } from './options.ts';

function fail(message: string): never {
  process.stderr.write(`${message.trimEnd()}\n`);
  process.exit(1);
}

/** What is asked for when nothing else is written behind the command; times are in seconds there. */
const USUAL = { 'at-once': '4', pause: '1', timeout: '20', limit: '600' };

/** What was written behind the command. */
function mannersFrom(userAgent: string): Manners {
  const values = { ...USUAL, ...optionsOf(Object.keys(USUAL) as (keyof typeof USUAL)[]) };
  const number = (name: keyof typeof USUAL, least: number): number => {
    const value = Number(values[name]);
    if (!(value >= least && value <= 86_400)) refuseOption(`Write a number after --${name}, for example: --${name}=5`);
    return value;
  };
  return {
    atOnce: Math.floor(number('at-once', 1)),
    pause: number('pause', 0) * 1000,
    timeout: number('timeout', 0.001) * 1000,
    limit: number('limit', 0.001) * 1000,
    userAgent,
  };
}

const { content, problems } = await readContent(settings.contentDir);
if (problems.length > 0) fail(reportOf(problems));
const home = new URL(settings.basePath, settings.siteUrl);
// A product and where to learn about it (RFC 9110, 10.1.5).
const userAgent = `${content.site?.id}-link-check (+${home})`;
const manners = mannersFrom(userAgent);

const addresses = outgoingAddresses(content);
const dead = addresses.filter(({ dead }) => dead !== undefined).map(({ url }) => url);
const live = [...new Set(addresses.map(({ url }) => url))].filter((url) => !dead.includes(url));
process.stderr.write(`Asking ${live.length} addresses, for at most ${manners.limit / 1000} seconds, as ${userAgent}\n`);
const answers = await askAddresses(live, dead, manners);
process.stdout.write(answersReport(addresses, answers));
// What was not asked is not known to be well either.
if ([...answers.values()].some(({ verdict }) => verdict === 'broken' || verdict === 'unasked')) process.exitCode = 1;
