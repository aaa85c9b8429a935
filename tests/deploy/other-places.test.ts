import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, stat, symlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { ask } from '../support/ask.ts';
import { launchBrowser } from '../support/browser.ts';
import { complaintsOf } from '../support/complaints.ts';
import { startNginx } from '../support/nginx.ts';
import { becomes } from '../support/reader.ts';
import { openAnswered, titles } from '../support/search.ts';
import { PROJECT, theGuide } from '../support/site.ts';

const BASE = '/guide/';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** A reader finds something, follows it, and keeps a copy of the guide. */
async function complaintsOfJourney(url: string): Promise<string[]> {
  const context = await browser.newContext({ baseURL: url });
  const complaints = complaintsOf(context, new URL(url).origin);
  try {
    const page = await context.newPage();
    await openAnswered(page, 'search/?q=data');
    assert.ok((await titles(page)).length > 0);
    await page.goto('terms/no-sla/');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await becomes(() => page.evaluate(() => navigator.serviceWorker.controller !== null), true);
  } finally {
    await context.close();
  }
  return complaints;
}

/** The plainest host there is: sends the files of a folder, knows no rule, and names types only as it must. */
async function plainHost(folder: string): Promise<{ server: Server; url: string }> {
  const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', svg: 'image/svg+xml' };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const isFile = await stat(file).then(
      (found) => found.isFile(),
      () => false,
    );
    if (!isFile) {
      response.writeHead(404).end('Not found');
      return;
    }
    const type = types[file.split('.').at(-1) ?? ''];
    response.writeHead(200, type === undefined ? {} : { 'content-type': type }).end(await readFile(file));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('This machine gives no port.');
  return { server, url: `http://127.0.0.1:${address.port}/` };
}

test('the guide works on a host that knows no rules, no types beyond three, and sends no headers', async () => {
  const { server, url } = await plainHost(await theGuide());
  try {
    assert.deepEqual(await complaintsOfJourney(url), []);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('what the image is built from is enough, and the guide works below a path', async () => {
  const folder = await copiedSources();
  // As the image's own first stage does it, in a folder that has nothing but what is copied there.
  run(folder, ['run', 'build']);
  run(folder, ['run', 'pack']);
  const nginx = await startNginx(join(folder, '.packed'), { base: BASE });
  try {
    const home = await ask(nginx.url, '/');
    assert.deepEqual([home.status, home.headers['location']], [302, BASE]);
    assert.equal((await ask(nginx.url, '/guide')).headers['location'], BASE);
    const gone = await ask(nginx.url, `${BASE}gone`);
    assert.equal(gone.status, 404);
    assert.ok(gone.body.equals(await readFile(join(folder, 'dist/404.html'))));
    const worker = await ask(nginx.url, `${BASE}pagefind/pagefind-worker.js`);
    assert.match(worker.headers['content-security-policy'] ?? '', /wasm-unsafe-eval/);
    const pageOutside = await ask(nginx.url, '/terms/no-sla/');
    assert.equal(pageOutside.status, 404);
    assert.deepEqual(await complaintsOfJourney(nginx.url), []);
  } finally {
    await nginx.stop();
    await rm(folder, { recursive: true });
  }
});

/** A folder with what `deploy/Containerfile` copies, and the packages that are installed already. */
async function copiedSources(): Promise<string> {
  // Node.js runs no TypeScript from below a node_modules, where the tests' other folders are.
  const target = await mkdtemp(join(tmpdir(), 'image-'));
  const text = await readFile(join(PROJECT, 'deploy/Containerfile'), 'utf8');
  for (const [, sources = ''] of text.matchAll(/^COPY (?!--from)(.*) \S+$/gm))
    for (const source of sources.split(' ')) await cp(join(PROJECT, source), join(target, source), { recursive: true });
  await symlink(join(PROJECT, 'node_modules'), join(target, 'node_modules'));
  return target;
}

function run(folder: string, parameters: readonly string[]): void {
  const settings = { SITE_URL: 'https://guide.example', BASE_PATH: BASE, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync('npm', parameters, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...settings },
  });
  assert.equal(status, 0, `npm ${parameters.join(' ')}:\n${stdout}\n${stderr}`);
}
