import { setTimeout as wait } from 'node:timers/promises';
import { LinkChecker, LinkState } from 'linkinator';
import { realNow } from '../clock.ts';
import type { Answer } from '../domain/links/answers.ts';

/** How addresses are asked. Times are in milliseconds. */
export interface Manners {
  /** How many are asked at once, all together; one host is never asked twice at once. */
  atOnce: number;
  /** How long a host is left alone after each answer. */
  pause: number;
  /** How long an answer may take. */
  timeout: number;
  /** How long all of it may take. */
  limit: number;
  /** Who asks. */
  userAgent: string;
}

/**
 * How often one address is asked: once, and once again when its server says when (Retry-After). Only a server that answers
 * 405 is asked by the library one time more.
 */
const MOST_QUESTIONS = 2;
/** How many times an address may lead on to another. */
const MOST_REDIRECTS = 5;

/** What a server said, or why it said nothing. */
interface Reply {
  status: number;
  headers: Record<string, string>;
  error?: Error | undefined;
  /** Whether it keeps programs away, which says nothing about the page. */
  refusesPrograms?: boolean;
  /** Whether the time of the run was over before there was an answer. */
  isTooLate?: boolean;
}

/**
 * Asks each address how it is.
 *
 * @param urls addresses on the web
 * @param dead addresses that are never asked, not even when another one leads to them
 * @returns an answer for each of `urls`
 */
export async function askAddresses(
  urls: readonly string[],
  dead: readonly string[],
  manners: Manners,
): Promise<Map<string, Answer>> {
  const end = performance.now() + manners.limit;
  const neverAsked = new Set(dead.map(pageOf));
  /** For each host, the moment from which it may be asked again, once its last answer is there. */
  const nextTurns = new Map<string, Promise<number>>();
  const replies = new Map<string, Promise<Reply>>();

  /** Asks when it is the turn of the host: one question after the other, with a pause between them. */
  function askInTurn(page: string): Promise<Reply> {
    const { host } = new URL(page);
    const reply = (nextTurns.get(host) ?? Promise.resolve(0)).then(async (turn): Promise<Reply> => {
      if (Math.max(turn, performance.now()) >= end) return { status: 0, headers: {}, isTooLate: true };
      await wait(Math.max(0, turn - performance.now()));
      const left = end - performance.now();
      const answered = await request(page, Math.min(manners.timeout, left), manners.userAgent);
      return { ...answered, isTooLate: left < manners.timeout && answered.error?.name === 'TimeoutError' };
    });
    const nextTurn = reply.then((reply) => performance.now() + Math.max(manners.pause, askedToWait(reply) ?? 0));
    nextTurns.set(host, nextTurn);
    return reply;
  }

  /** What a page says, asked once however many addresses lead to it. */
  function replyOf(page: string): Promise<Reply> {
    const known = replies.get(page);
    if (known !== undefined) return known;
    const reply = askUntilTold(page);
    replies.set(page, reply);
    return reply;
  }

  async function askUntilTold(page: string): Promise<Reply> {
    let reply = await askInTurn(page);
    for (let questions = 1; questions < MOST_QUESTIONS; questions += 1) {
      const pause = askedToWait(reply);
      if (pause === undefined || performance.now() + pause >= end) break;
      reply = await askInTurn(page);
    }
    return reply;
  }

  async function ask(url: string): Promise<Answer> {
    const way = [pageOf(url)];
    if (neverAsked.has(pageOf(url))) return { verdict: 'broken', says: 'known to be dead, elsewhere in the content' };
    for (;;) {
      const page = way.at(-1) as string;
      const reply = await replyOf(page);
      const location = reply.status >= 300 && reply.status < 400 ? reply.headers['location'] : undefined;
      if (location === undefined) return judge(reply, way, manners);
      const broken = (why: string): Answer => ({ verdict: 'broken', says: `${reply.status}, ${why}` });
      const next = URL.canParse(location, page) ? pageOf(new URL(location, page).href) : location;
      if (!/^https?:/.test(next)) return broken(`leads to ${next}, which is no address of the web`);
      if (neverAsked.has(next)) return broken(`leads to ${next}, which is known to be dead`);
      if (way.includes(next)) return broken(`leads in a circle: ${[...way, next].join(' → ')}`);
      if (way.length > MOST_REDIRECTS) return broken(`leads on more than ${MOST_REDIRECTS} times`);
      way.push(next);
    }
  }

  // A host is one line, worked off by one worker. The longest line is begun first, because it takes longest.
  const lines = [...Map.groupBy(new Set(urls), (url) => new URL(url).host).values()].sort(
    (a, b) => b.length - a.length,
  );
  const answers = new Map<string, Answer>();
  const work = async (): Promise<void> => {
    for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
      for (const url of line) answers.set(url, await ask(url));
    }
  };
  await Promise.all(Array.from({ length: manners.atOnce }, work));
  return answers;
}

/** The page that an address names; a fragment is not sent (RFC 9110, 7.1). */
function pageOf(url: string): string {
  const page = new URL(url);
  page.hash = '';
  return page.href;
}

function judge({ status, error, ...reply }: Reply, way: readonly string[], { timeout }: Manners): Answer {
  const to = way.length === 1 ? '' : `leads to ${way.at(-1)}: `;
  const answer = (verdict: Answer['verdict'], says: string): Answer => ({ verdict, says: `${to}${says}` });
  if (reply.isTooLate) return answer('unasked', 'the run was over before it answered');
  if (error !== undefined) return answer('broken', whatWentWrong(error, timeout));
  if (reply.refusesPrograms) return answer('untold', `${status}, does not answer programs`);
  const pause = askedToWait({ status, ...reply });
  if (pause !== undefined) return answer('untold', `${status}, asks to wait ${Math.ceil(pause / 1000)} seconds`);
  // Too many requests (RFC 6585, 4): a word about us, not about the page.
  if (status === 429) return answer('untold', `${status}, asks to wait`);
  if (status < 200 || status >= 300) return answer('broken', `${status}`);
  return answer(way.length === 1 ? 'fine' : 'moved', `${status}`);
}

/** How long the server asks to wait, in milliseconds (RFC 9110, 10.2.3: seconds or a date); `undefined` when it does not. */
function askedToWait({ status, headers }: Pick<Reply, 'status' | 'headers'>): number | undefined {
  const told = headers['retry-after']?.trim();
  if (told === undefined || ![429, 503].includes(status)) return undefined;
  const pause = /^\d+$/.test(told) ? Number(told) * 1000 : Date.parse(told) - realNow().epochMilliseconds;
  return Number.isNaN(pause) ? undefined : Math.max(0, pause);
}

function whatWentWrong(error: Error, timeout: number): string {
  if (error.name === 'TimeoutError') return `no answer within ${timeout / 1000} seconds`;
  const { cause } = error;
  switch ((cause as NodeJS.ErrnoException | undefined)?.code) {
    case 'ECONNREFUSED':
      return 'the connection was refused';
    case 'ENOTFOUND':
      return 'no server has this name';
    default:
      return cause instanceof Error ? cause.message : error.message;
  }
}

/**
 * One question, by linkinator. It is given one page at a time, because it begins with all of its pages at once, whatever its
 * `concurrency` is; it follows no redirect, because it would follow twenty; it repeats nothing, because it would do so
 * without end; it skips the links of the page, which are not ours to ask; and it looks at fragments, because otherwise an error
 * in the middle of a page is one that nobody can catch.
 */
async function request(page: string, timeout: number, userAgent: string): Promise<Reply> {
  const { links } = await new LinkChecker().check({
    path: page,
    linksToSkip: async (link) => link !== page,
    redirects: 'error',
    checkFragments: true,
    timeout: Math.ceil(timeout),
    userAgent,
  });
  const { status = 0, state, failureDetails = [] } = links.find(({ parent }) => parent === undefined) ?? {};
  const headers = failureDetails.find((detail) => 'headers' in detail)?.headers ?? {};
  const error = failureDetails.find((detail) => detail instanceof Error);
  return {
    status,
    headers,
    error: status === 0 ? (error ?? new Error('no answer')) : undefined,
    refusesPrograms: state === LinkState.SKIPPED,
  };
}
