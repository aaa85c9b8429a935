import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { complaintsOf } from '../support/complaints.ts';
import { packed, type RunningNginx, startNginx } from '../support/nginx.ts';
import { arrivesAt, becomes } from '../support/reader.ts';
import { box, openAnswered, results, search } from '../support/search.ts';
import { theGuide } from '../support/site.ts';

let target: string;
let nginx: RunningNginx;
let browser: Browser;
before(async () => {
  const folder = await theGuide();
  target = await packed(folder, join(dirname(folder), 'packed-for-browser'));
  nginx = await startNginx(target);
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  await nginx.stop();
});

/** Lets one reader do something on a site, and answers with what the browser complained about. */
async function complaintsWhile(url: string, story: (page: Page) => Promise<void>): Promise<string[]> {
  const context = await browser.newContext({ baseURL: url, permissions: ['clipboard-read', 'clipboard-write'] });
  const complaints = complaintsOf(context, new URL(url).origin);
  try {
    await story(await context.newPage());
  } finally {
    await context.close();
  }
  return complaints;
}

/** A copy of the packed site with one page of its own, `/planted/`, that the build knows nothing of. */
async function plantedSite(name: string, body: string): Promise<string> {
  const copy = `${target}-${name}`;
  await rm(copy, { recursive: true, force: true });
  await cp(target, copy, { recursive: true });
  await writeFile(join(copy, 'site/planted.html'), `<!doctype html><title>Planted</title>${body}`);
  return copy;
}

/** What the browser says to a page with this body; without a policy in the page, the header alone refuses. */
async function saidToPlanted(name: string, body: string, look: (page: Page) => Promise<void>): Promise<string> {
  const planted = await startNginx(await plantedSite(name, body));
  try {
    const complaints = await complaintsWhile(planted.url, async (page) => {
      await page.goto('/planted.html');
      await look(page);
    });
    return complaints.join('\n');
  } finally {
    await planted.stop();
  }
}

const ran = (page: Page) => page.evaluate(() => 'planted' in window);

test('search, its worker, copying and every part of the menu work behind nginx, and the browser has no complaint', async () => {
  // Whoever leaves a page at once breaks off what its worker fetches, such as the icon.
  const waitUntil = 'networkidle';
  const complaints = await complaintsWhile(nginx.url, async (page) => {
    await page.goto('/', { waitUntil });
    const paths = await page
      .getByRole('navigation')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    assert.ok(paths.length >= 5);
    for (const path of new Set(paths)) {
      const response = await page.goto(path, { waitUntil });
      assert.equal(response?.status(), 200, path);
    }
    const index = page.waitForResponse(/\.pf_index$/);
    await openAnswered(page, '/search/?q=data');
    assert.equal((await index).status(), 200);
    assert.deepEqual(
      page.workers().map((worker) => new URL(worker.url()).pathname),
      ['/pagefind/pagefind-worker.js'],
    );
    assert.ok((await search(page, 'wensday')) > 0, 'names forgive slips');
    await box(page).fill('data');
    await results(page).first().waitFor();
    await page.goto('/terms/');
    await page.evaluate(() => navigator.clipboard.writeText('copied'));
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
  });
  assert.deepEqual(complaints, []);
});

test('a reader who was here once goes on reading when nginx is gone', async () => {
  const short = await startNginx(target);
  const complaints = await complaintsWhile(short.url, async (page) => {
    await page.goto('/');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await becomes(() => page.evaluate(() => navigator.serviceWorker.controller !== null), true);
    await short.stop();
    await page.goto('/terms/no-sla/');
    await page.locator('.saved-copy').waitFor();
    assert.match((await page.locator('.saved-copy').textContent()) ?? '', /^This site cannot be reached\./);
    await page.goto('/channels/slack/');
    await page.locator('.saved-copy').waitFor();
  });
  // The worker's own attempts to reach the site, which it cannot keep quiet about.
  assert.deepEqual(
    complaints.filter((line) => !/ERR_CONNECTION_REFUSED|ERR_FAILED/.test(line)),
    [],
  );
});

test('an address that does not exist shows the page that says so', async () => {
  const complaints = await complaintsWhile(nginx.url, async (page) => {
    const response = await page.goto('/no-such-page/');
    assert.equal(response?.status(), 404);
    assert.ok((await page.getByRole('link').count()) > 5);
  });
  assert.deepEqual(
    complaints.filter((line) => !/404/.test(line)),
    [],
  );
});

test('a preview picture is seen by itself and a calendar is kept', async () => {
  const complaints = await complaintsWhile(nginx.url, async (page) => {
    await page.goto('/previews/no-sla.png');
    assert.equal(await page.evaluate(() => document.images[0]?.naturalWidth), 1200);
    await page.goto('/meetings/');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.evaluate(() => {
        location.href = '/meetings/all.ics';
      }),
    ]);
    assert.match(await readFile(await download.path(), 'utf8'), /^BEGIN:VCALENDAR\r\n/);
  });
  assert.deepEqual(complaints, []);
});

test('another site shows a preview picture, but neither runs a script of the guide nor frames a page', async () => {
  const other = await otherSite(`
    <img src="${nginx.url}preview.png"><script src="${nginx.url}pagefind/pagefind-worker.js"></script>
    <iframe src="${nginx.url}about/"></iframe>`);
  try {
    const complaints = await complaintsWhile(other.url, async (page) => {
      await page.goto('/');
      await becomes(() => page.evaluate(() => document.images[0]?.naturalWidth), 1200);
      await becomes(() => page.frames().map((frame) => new URL(frame.url()).protocol), ['http:', 'chrome-error:']);
    });
    assert.match(complaints.join('\n'), /request failed, net::ERR_BLOCKED_BY_RESPONSE\S*: \S*pagefind-worker\.js/);
    assert.doesNotMatch(complaints.join('\n'), /request failed\S* \S*preview\.png/);
    assert.match(complaints.join('\n'), /fram/i);
  } finally {
    other.server.close();
    other.server.closeAllConnections();
  }
});

async function otherSite(body: string): Promise<{ server: Server; url: string }> {
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><link rel="icon" href="data:,">${body}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('This machine gives no port.');
  return { server, url: `http://127.0.0.1:${address.port}/` };
}

const REFUSED: readonly [string, string, string, RegExp][] = [
  ['a script', 'script', '<script>window.planted = true</script>', /inline script/],
  ['a handler', 'handler', '<button onclick="window.planted = true">Press</button>', /inline event handler/],
  ['a style', 'style', '<style>body { color: red }</style>', /inline style/],
  ['a script of another host', 'host', '<script src="http://localhost:9/x.js"></script>', /localhost:9/],
  ['a frame', 'frame', '<iframe src="/about/"></iframe>', /[Ff]ram/],
];
for (const [what, name, body, complaint] of REFUSED)
  test(`${what} that somebody planted in a page is refused by the header alone`, async () => {
    const said = await saidToPlanted(name, body, async (page) => {
      const button = page.getByRole('button');
      if ((await button.count()) > 0) await button.click();
      assert.equal(await ran(page), false);
    });
    assert.match(said, complaint);
    assert.match(said, /Content Security Policy/);
  });

/** Stands in a file of the site itself, because what a test does through the browser's tools is not held to the policy. */
const TRIALS = `
const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const trials = {
  eval: () => eval('1'),
  function: () => new Function('return 1')(),
  html: () => { document.body.innerHTML = '<b>1</b>'; },
  worker: () => new Worker('/pagefind/pagefind.js'),
  assembly: () => WebAssembly.instantiate(empty),
};
const refused = {};
for (const [name, trial] of Object.entries(trials)) {
  try {
    await trial();
    refused[name] = 'done';
  } catch (error) {
    refused[name] = error.name;
  }
}
window.refused = refused;`;

test('text is never turned into code, and WebAssembly runs only in the worker of the search', async () => {
  const copy = await plantedSite('trials', '<script type="module" src="/planted.js"></script>');
  await writeFile(join(copy, 'site/planted.js'), TRIALS);
  const planted = await startNginx(copy);
  try {
    await complaintsWhile(planted.url, async (page) => {
      await page.goto('/planted.html');
      const refused = () => page.evaluate(() => (window as { refused?: unknown }).refused);
      await becomes(refused, {
        eval: 'EvalError',
        function: 'EvalError',
        html: 'TypeError',
        worker: 'TypeError',
        assembly: 'CompileError',
      });
    });
  } finally {
    await planted.stop();
  }
});

test('a policy that forgot a page’s script is noticed', async () => {
  const copy = await plantedSite('forgotten', '');
  const file = join(copy, 'nginx/headers.conf');
  const rules = await readFile(file, 'utf8');
  await writeFile(file, rules.replace(/(script-src 'self')(?: 'sha256-[^']+')+/, '$1'));
  const forgetful = await startNginx(copy);
  try {
    const complaints = await complaintsWhile(forgetful.url, async (page) => {
      await page.goto('/');
      await arrivesAt(page, (await page.getByRole('heading', { level: 1 }).textContent()) ?? '');
    });
    assert.match(complaints.join('\n'), /inline script/);
  } finally {
    await forgetful.stop();
  }
});
