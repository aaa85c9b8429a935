import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { askAddresses, type Manners } from '../../src/commands/ask-addresses.ts';
import { type Answer, answersReport } from '../../src/domain/links/answers.ts';
import { outgoingAddresses } from '../../src/domain/links/outgoing.ts';
import { readContent } from '../../src/integrations/read-content.ts';
import { type Cleaner, change, copyOf, VALID } from '../integrations/content-folder.ts';
import { PROJECT } from '../support/site.ts';

// A proxy of this machine would stand between the command and the servers of these tests.
for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']) delete process.env[name];

const TIMEOUT = 600;
/** Timers may be a little early. */
const TOLERANCE = 20;
/** No test waits for longer than this; the run itself would have to. */
const PATIENCE = { timeout: 4000 };
const MANNERS: Manners = { atOnce: 4, pause: 0, timeout: TIMEOUT, limit: 20_000, userAgent: 'harbour-link-check' };

/** What servers of a test were asked, in order, and how many questions were open at once. */
interface Log {
  asked: { host: string; path: string; moment: number; userAgent: string | undefined }[];
  open: number;
  mostOpen: number;
}
const newLog = (): Log => ({ asked: [], open: 0, mostOpen: 0 });

type Behaviour = (response: ServerResponse, times: number, request: IncomingMessage) => void;

const html = (body: string): Behaviour => {
  return (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(body);
};
const status = (code: number, headers: Record<string, string> = {}): Behaviour => {
  return (response) => response.writeHead(code, headers).end();
};
/** Says to wait at the first question, for so many seconds or until then; takes the second one ill when it comes before. */
function busyOnce(code: number, seconds: number, isDate: boolean): Behaviour {
  let end = 0;
  return (response, times, request) => {
    if (times > 1) return status(Date.now() >= end - TOLERANCE ? 200 : 500)(response, times, request);
    end = Date.now() + seconds * 1000;
    // A date has no milliseconds.
    if (isDate) end -= end % 1000;
    status(code, { 'retry-after': isDate ? new Date(end).toUTCString() : `${seconds}` })(response, times, request);
  };
}

const BEHAVIOURS: Record<string, Behaviour> = {
  '/fine': status(200),
  '/page': html(
    '<a href="/linked">a</a><img src="/picture"><link rel="stylesheet" href="/style"><a href="/page#b">b</a>',
  ),
  '/moved': status(301, { location: '/fine' }),
  '/gone': status(404),
  '/gone-page': (response) =>
    response.writeHead(404, { 'content-type': 'text/html' }).end('<a href="/linked">another</a>'),
  '/error': status(500),
  '/refused-method': status(405),
  '/silent': () => undefined,
  '/begun': (response) => response.writeHead(200, { 'content-type': 'text/html' }).write('<p>It begins, and'),
  '/slow': async (response) => {
    await wait(TIMEOUT / 2);
    response.end('late');
  },
  '/circle': status(302, { location: '/circle-back' }),
  '/circle-back': status(302, { location: '/circle' }),
  '/itself': status(302, { location: '#here' }),
  '/sends-away': status(302, { location: 'harbour://quay' }),
  '/to-dead': status(301, { location: '/dead' }),
  '/dead': status(200),
  '/busy': busyOnce(429, 1, false),
  '/busy-till': busyOnce(503, 2, true),
  '/busy-without-end': status(429, { 'retry-after': '0' }),
  '/busy-for-hours': status(429, { 'retry-after': '7200' }),
  '/busy-unsaid': status(429),
  '/down': status(503),
  '/guarded': status(403, { 'cf-mitigated': 'challenge' }),
  '/forbidden': status(403),
};

/** A server on a free port of this machine; answers with its address, without a slash at the end. */
async function served(t: Cleaner, log: Log, answer?: Behaviour): Promise<string> {
  const times = new Map<string, number>();
  const server = createServer((request, response) => {
    const { url: path = '', headers } = request;
    log.asked.push({ host: headers.host ?? '', path, moment: performance.now(), userAgent: headers['user-agent'] });
    log.open += 1;
    log.mostOpen = Math.max(log.mostOpen, log.open);
    response.on('close', () => (log.open -= 1));
    times.set(path, (times.get(path) ?? 0) + 1);
    const onward = /^\/on\/(\d+)$/.exec(path)?.[1];
    const behaviour = onward === undefined ? BEHAVIOURS[path] : status(302, { location: `/on/${Number(onward) + 1}` });
    (answer ?? behaviour ?? status(200))(response, times.get(path) ?? 0, request);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ANSWERS: [path: string, answer: Answer, asked: string[], manners?: Partial<Manners>][] = [
  ['/fine', { verdict: 'fine', says: '200' }, ['/fine']],
  ['/fine#part', { verdict: 'fine', says: '200' }, ['/fine']],
  ['/page', { verdict: 'fine', says: '200' }, ['/page']],
  ['/slow', { verdict: 'fine', says: '200' }, ['/slow']],
  ['/begun', { verdict: 'fine', says: '200' }, ['/begun']],
  ['/moved', { verdict: 'moved', says: 'leads to HOST/fine: 200' }, ['/moved', '/fine']],
  ['/gone', { verdict: 'broken', says: '404' }, ['/gone']],
  ['/gone-page', { verdict: 'broken', says: '404' }, ['/gone-page']],
  ['/error', { verdict: 'broken', says: '500' }, ['/error']],
  ['/down', { verdict: 'broken', says: '503' }, ['/down']],
  ['/forbidden', { verdict: 'broken', says: '403' }, ['/forbidden']],
  ['/guarded', { verdict: 'untold', says: '403, does not answer programs' }, ['/guarded']],
  ['/silent', { verdict: 'broken', says: 'no answer within 0.6 seconds' }, ['/silent']],
  // The library takes it for a word about its first question.
  ['/refused-method', { verdict: 'broken', says: '405' }, ['/refused-method', '/refused-method']],
  [
    '/circle',
    { verdict: 'broken', says: '302, leads in a circle: HOST/circle → HOST/circle-back → HOST/circle' },
    ['/circle', '/circle-back'],
  ],
  ['/itself', { verdict: 'broken', says: '302, leads in a circle: HOST/itself → HOST/itself' }, ['/itself']],
  [
    '/on/1',
    { verdict: 'broken', says: '302, leads on more than 5 times' },
    ['/on/1', '/on/2', '/on/3', '/on/4', '/on/5', '/on/6'],
  ],
  [
    '/sends-away',
    { verdict: 'broken', says: '302, leads to harbour://quay, which is no address of the web' },
    ['/sends-away'],
  ],
  ['/to-dead', { verdict: 'broken', says: '301, leads to HOST/dead, which is known to be dead' }, ['/to-dead']],
  ['/dead#part', { verdict: 'broken', says: 'known to be dead, elsewhere in the content' }, []],
  ['/busy', { verdict: 'fine', says: '200' }, ['/busy', '/busy']],
  ['/busy-till', { verdict: 'fine', says: '200' }, ['/busy-till', '/busy-till']],
  [
    '/busy-without-end',
    { verdict: 'untold', says: '429, asks to wait 0 seconds' },
    ['/busy-without-end', '/busy-without-end'],
  ],
  ['/busy-for-hours', { verdict: 'untold', says: '429, asks to wait 7200 seconds' }, ['/busy-for-hours']],
  ['/busy-unsaid', { verdict: 'untold', says: '429, asks to wait' }, ['/busy-unsaid']],
  ['/silent', { verdict: 'unasked', says: 'the run was over before it answered' }, ['/silent'], { limit: 300 }],
];
for (const [path, { verdict, says }, asked, manners] of ANSWERS) {
  test(`${path} is ${verdict}: ${says}; asked: ${asked.join(', ') || 'nothing'}`, PATIENCE, async (t) => {
    const log = newLog();
    const host = await served(t, log);
    const url = host + path;
    const answers = await askAddresses([url], [`${host}/dead`], { ...MANNERS, ...manners });
    assert.deepEqual([...answers], [[url, { verdict, says: says.replaceAll('HOST', host) }]]);
    assert.deepEqual(
      log.asked.map(({ path }) => path),
      asked,
    );
  });
}

test('a date to wait for is one of the real clock, whichever day a build is made for', PATIENCE, async (t) => {
  const host = await served(t, newLog(), (response) => {
    const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
    response.writeHead(503, { 'retry-after': inAnHour }).end();
  });
  process.env['SOURCE_DATE_EPOCH'] = String(Date.UTC(2020, 0) / 1000);
  t.after(() => delete process.env['SOURCE_DATE_EPOCH']);
  const answers = await askAddresses([host], [], MANNERS);
  assert.match(answers.get(host)?.says ?? '', /^503, asks to wait 3(?:600|59\d) seconds$/);
});

test('a server that is not there is told from one that does not answer', async (t) => {
  const host = await served(t, newLog());
  const gone = createServer();
  await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done));
  const refused = `http://127.0.0.1:${(gone.address() as AddressInfo).port}/`;
  await new Promise((done) => gone.close(done));
  const answers = await askAddresses([refused, `${host}/fine`], [], MANNERS);
  assert.deepEqual(answers.get(refused), { verdict: 'broken', says: 'the connection was refused' });
  assert.equal(answers.get(`${host}/fine`)?.verdict, 'fine');
});

test('a page is asked once, however many addresses lead to it', async (t) => {
  const log = newLog();
  const host = await served(t, log);
  const urls = ['/fine', '/fine#a', '/fine#b', '/moved', '/fine'].map((path) => host + path);
  const answers = await askAddresses(urls, [], MANNERS);
  assert.deepEqual(log.asked.map(({ path }) => path).sort(), ['/fine', '/moved']);
  assert.equal(answers.size, 4);
});

test('never are more asked at once than was promised, and no host twice', async (t) => {
  const log = newLog();
  const logs = Array.from({ length: 5 }, newLog);
  const hosts = await Promise.all(
    logs.map((own) =>
      served(t, own, async (response) => {
        log.open += 1;
        log.mostOpen = Math.max(log.mostOpen, log.open);
        response.on('close', () => (log.open -= 1));
        await wait(40);
        response.end();
      }),
    ),
  );
  const urls = hosts.flatMap((host) => ['/1', '/2', '/3', '/4'].map((path) => host + path));
  await askAddresses(urls, [], { ...MANNERS, atOnce: 2 });
  assert.equal(log.mostOpen, 2);
  assert.deepEqual(
    logs.map(({ asked, mostOpen }) => [asked.length, mostOpen]),
    logs.map(() => [4, 1]),
  );
});

test('no host is asked twice at once either when others lead to it', async (t) => {
  const log = newLog();
  const target = await served(t, log, async (response) => {
    await wait(40);
    response.end();
  });
  const hosts = await Promise.all(
    [1, 2, 3].map((path) => served(t, newLog(), status(301, { location: `${target}/${path}` }))),
  );
  const answers = await askAddresses([...hosts.map((host) => `${host}/`), `${target}/0`], [], MANNERS);
  assert.equal(log.mostOpen, 1);
  assert.deepEqual([...answers.values()].map(({ verdict }) => verdict).sort(), ['fine', 'moved', 'moved', 'moved']);
});

/** How long a server was left alone between the questions that it was asked. */
const pausesOf = ({ asked }: Log): number[] =>
  asked.slice(1).map(({ moment }, index) => moment - (asked[index]?.moment ?? 0));

test('a host is left alone for a while after each answer', PATIENCE, async (t) => {
  const log = newLog();
  const host = await served(t, log);
  await askAddresses(
    ['/1', '/2', '/3'].map((path) => host + path),
    [],
    { ...MANNERS, pause: 150 },
  );
  const pauses = pausesOf(log);
  assert.equal(pauses.length, 2);
  assert.ok(
    pauses.every((pause) => pause >= 150 - TOLERANCE),
    `${pauses}`,
  );
});

test('a host that asks to wait is left alone for so long, whatever else is asked of it', PATIENCE, async (t) => {
  const log = newLog();
  const host = await served(t, log);
  await askAddresses([`${host}/busy`, `${host}/fine`], [], MANNERS);
  assert.deepEqual(
    log.asked.map(({ path }) => path),
    ['/busy', '/busy', '/fine'],
  );
  assert.ok((pausesOf(log)[0] ?? 0) >= 1000 - TOLERANCE, `${pausesOf(log)}`);
});

test('the others of a host that asks to wait beyond the run are not asked', PATIENCE, async (t) => {
  const log = newLog();
  const host = await served(t, log);
  const answers = await askAddresses([`${host}/busy-for-hours`, `${host}/fine`], [], MANNERS);
  assert.deepEqual(
    [...answers.values()].map(({ verdict }) => verdict),
    ['untold', 'unasked'],
  );
  assert.equal(log.asked.length, 1);
});

test('the run ends when its time is over, whoever has not answered', PATIENCE, async (t) => {
  const log = newLog();
  const host = await served(t, log, () => undefined);
  const start = performance.now();
  const urls = Array.from({ length: 9 }, (_, index) => `${host}/${index}`);
  const answers = await askAddresses(urls, [], { ...MANNERS, timeout: 60_000, limit: 500 });
  assert.ok(performance.now() - start < 1500);
  assert.equal(answers.size, 9);
  assert.equal(log.asked.length, 1);
  assert.ok([...answers.values()].every(({ verdict }) => verdict === 'unasked'));
});

const place = (file: string, line: number, dead?: string) => ({ file: `content/${file}`, line, field: 'link', dead });

test('the report has each address once, with what it said and where it stands, sorted and counted', () => {
  const report = answersReport(
    [
      { url: 'https://b.example', ...place('terms/b.mdx', 9) },
      { url: 'https://c.example', ...place('terms/b.mdx', 8) },
      { url: 'https://a.example', ...place('terms/b.mdx', 7) },
      { url: 'https://b.example', ...place('terms/a.mdx', 3) },
      { url: 'https://d.example', ...place('terms/a.mdx', 4, 'swept away') },
      { url: 'https://e.example', ...place('terms/a.mdx', 5) },
    ],
    new Map<string, Answer>([
      ['https://b.example', { verdict: 'broken', says: '404' }],
      ['https://a.example', { verdict: 'broken', says: 'the connection was refused' }],
      ['https://c.example', { verdict: 'fine', says: '200' }],
      ['https://e.example', { verdict: 'moved', says: 'leads to https://f.example/: 200' }],
    ]),
  );
  assert.equal(
    report,
    `answer:

https://c.example
  200
  content/terms/b.mdx:8  link

known to be dead, and not asked:

https://d.example
  swept away
  content/terms/a.mdx:4  link

answer somewhere else:

https://e.example
  leads to https://f.example/: 200
  content/terms/a.mdx:5  link

broken:

https://a.example
  the connection was refused
  content/terms/b.mdx:7  link

https://b.example
  404
  content/terms/a.mdx:3  link
  content/terms/b.mdx:9  link

5 addresses: 1 answer; 1 known to be dead, and not asked; 1 answer somewhere else; 2 broken.
`,
  );
});

/** The small guide, all of whose addresses lead to a server of this test. */
async function guideAt(host: string, t: TestContext): Promise<string> {
  const folder = await copyOf(VALID, t);
  for (const name of await readdir(folder, { recursive: true })) {
    if (!/\.(mdx|yaml)$/.test(name)) continue;
    const text = await readFile(join(folder, name), 'utf8');
    const moved = text
      .replaceAll(/https?:\/\/(\w+)\.?(\w*)\.example/g, `${host}/$1-$2`)
      .replaceAll(/repository: [^,]+, (?:commit|issue): "?(\w+)"?/g, `url: "${host}/evidence/$1"`);
    await writeFile(join(folder, name), moved);
  }
  const { content, problems } = await readContent(folder);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    outgoingAddresses(content).filter(({ url }) => !url.startsWith(host)),
    [],
  );
  return folder;
}

interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

function runCommand(folder: string, parameters: string[] = ['--pause=0']): Promise<Run> {
  return new Promise((done) => {
    const run: Run = { code: null, stdout: '', stderr: '' };
    const child = spawn(process.execPath, [join(PROJECT, 'src/commands/check-external.ts'), ...parameters], {
      env: { ...process.env, CONTENT_DIR: folder, SITE_URL: 'https://guide.example', BASE_PATH: '/lamps/' },
    });
    child.stdout.on('data', (chunk) => (run.stdout += chunk));
    child.stderr.on('data', (chunk) => (run.stderr += chunk));
    child.on('close', (code) => done({ ...run, code }));
  });
}

test('the command asks every live address of the content once, says who asks, and never asks a dead one', async (t) => {
  const log = newLog();
  const host = await served(t, log);
  const folder = await guideAt(host, t);
  const before = await readdir(folder, { recursive: true });
  const { code, stdout, stderr } = await runCommand(folder);
  const all = outgoingAddresses((await readContent(folder)).content);
  const live = new Set(all.filter(({ dead }) => dead === undefined).map(({ url }) => url));
  assert.deepEqual(log.asked.map(({ path }) => host + path).sort(), [...live].sort());
  assert.ok(live.size < new Set(all.map(({ url }) => url)).size, 'some are dead');
  assert.deepEqual(
    [...new Set(log.asked.map(({ userAgent }) => userAgent))],
    ['harbour-lights-link-check (+https://guide.example/lamps/)'],
  );
  for (const { file, line, field } of all) assert.ok(stdout.includes(`  ${file}:${line}  ${field}\n`), stdout);
  assert.equal(code, 0, stderr);
  assert.deepEqual(await readdir(folder, { recursive: true }), before);
});

test('the command fails when something is broken, and says what and where', async (t) => {
  const host = await served(t, newLog());
  const folder = await guideAt(host, t);
  await change(join(folder, 'site.yaml'), '/harbour-/log', '/gone');
  const { code, stdout } = await runCommand(folder);
  assert.match(stdout, /\/gone\n {2}404\n {2}content\/site\.yaml:12 {2}today\.evidence\[0\]\.url\n/);
  assert.match(stdout, / 1 broken\.\n$/);
  assert.equal(code, 1);
});

test('the command fails when its time was over before all had answered', async (t) => {
  const host = await served(t, newLog(), () => undefined);
  const { code, stdout } = await runCommand(await guideAt(host, t), ['--limit=0.3']);
  assert.match(stdout, / \d were not asked in time\.\n$/);
  assert.equal(code, 1);
});

for (const parameter of ['--at-once=none', '--at-once=0', '--timeout=-1', '--pauze=1', 'quickly']) {
  test(`the command does not understand ${parameter}, and asks nobody`, async (t) => {
    const log = newLog();
    const { code, stderr } = await runCommand(await guideAt(await served(t, log), t), [parameter]);
    assert.notEqual(stderr, '');
    assert.doesNotMatch(stderr, /\n\s+at /);
    assert.deepEqual([code, log.asked.length], [2, 0]);
  });
}

test('no other script of the guide asks addresses, and no workflow does', async () => {
  const { scripts } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'));
  const { 'check:external': own, ...others } = scripts;
  assert.match(own, /check-external\.ts/);
  const workflow = await readFile(join(PROJECT, '.github/workflows/publish.yml'), 'utf8');
  for (const text of [...Object.values<string>(others), workflow]) assert.doesNotMatch(text, /check.external/);
});
