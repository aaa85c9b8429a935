import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { headersOfBuild } from '../../src/commands/pack.ts';
import { type Header, valueFor } from '../../src/domain/hosting/headers.ts';
import { ask } from '../support/ask.ts';
import { filesBelow } from '../support/files.ts';
import {
  canShowReadOnlyRoot,
  checkConfiguration,
  isAnyUser,
  packed,
  type RunningNginx,
  runInContainer,
  startNginx,
} from '../support/nginx.ts';
import { becomes } from '../support/reader.ts';
import { theGuide } from '../support/site.ts';

/** What a browser, a calendar and a feed reader have to be told (IANA, media types). */
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.ics': 'text/calendar; charset=utf-8',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.pagefind': 'application/octet-stream',
  '.pf_meta': 'application/octet-stream',
  '.pf_index': 'application/octet-stream',
  '.pf_fragment': 'application/octet-stream',
};
/** What no guide has today, and any may have tomorrow. */
const POSSIBLE = ['notes.md', 'app.webmanifest', 'module.wasm'];
const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync };
const SUFFIX = { br: 'br', gzip: 'gz' };

let folder: string;
let target: string;
let headers: Header[];
let files: string[];
let nginx: RunningNginx;
before(async () => {
  folder = await theGuide();
  target = await packed(folder, join(dirname(folder), 'packed'));
  for (const name of POSSIBLE) await writeFile(join(target, 'site', name), 'possible');
  headers = await headersOfBuild(folder);
  files = await filesBelow(folder);
  nginx = await startNginx(target);
});
after(() => nginx.stop());

const addressOf = (file: string) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

async function copied(name: string): Promise<string> {
  const copy = `${target}-${name}`;
  await rm(copy, { recursive: true, force: true });
  await cp(target, copy, { recursive: true });
  return copy;
}

/** Starts nginx with a line of its configuration changed for the worse, and says what is found then. */
async function withFault<T>(
  name: string,
  { file, find, put }: { file: string; find: string; put: string },
  look: (faulty: RunningNginx) => Promise<T>,
): Promise<T> {
  const copy = await copied(name);
  const text = await readFile(join(copy, 'nginx', file), 'utf8');
  assert.ok(text.includes(find), `${file} has ${find}`);
  await writeFile(join(copy, 'nginx', file), text.replace(find, put));
  const faulty = await startNginx(copy);
  try {
    return await look(faulty);
  } finally {
    await faulty.stop();
  }
}

async function wrongHeaders(server: RunningNginx, by: 'http' | 'https'): Promise<string[]> {
  const wrong: string[] = [];
  for (const file of files) {
    const answer = await ask(server.url, addressOf(file), { headers: { 'x-forwarded-proto': by } });
    if (answer.status !== 200) wrong.push(`${file}: ${answer.status}`);
    for (const header of headers) {
      const expected = header.httpsOnly === true && by === 'http' ? undefined : valueFor(header, file);
      const actual = answer.headers[header.name.toLowerCase()];
      if (actual !== expected) wrong.push(`${file}: ${header.name} is ${actual}, not ${expected}`);
    }
  }
  return wrong;
}

async function wrongContents(server: RunningNginx, configured: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const file of [...files, ...POSSIBLE]) {
    const whole = await readFile(join(target, 'site', file));
    for (const encoding of ['br', 'gzip', 'identity'] as const) {
      const { headers: sent, body } = await ask(server.url, addressOf(file), {
        headers: { 'accept-encoding': encoding },
      });
      const mayBePacked = encoding !== 'identity' && configured.includes(encoding);
      const isPacked = mayBePacked && existsSync(join(target, 'site', `${file}.${SUFFIX[encoding]}`));
      const expected = isPacked ? encoding : undefined;
      const type = TYPES[extname(file)];
      if (sent['content-encoding'] !== expected)
        wrong.push(`${file} comes as ${sent['content-encoding']}, not ${expected}`);
      if (sent['content-type'] !== type) wrong.push(`${file} is ${sent['content-type']}, not ${type}`);
      if (isPacked && sent['vary'] !== 'Accept-Encoding') wrong.push(`${file} varies by ${sent['vary']}`);
      const unpacked = isPacked ? UNPACK[encoding](body) : body;
      if (!unpacked.equals(whole)) wrong.push(`${file} as ${encoding} has other bytes`);
    }
  }
  return wrong;
}

test('nginx accepts both configurations, and says where a third is wrong', async () => {
  const faulty = await copied('misspelt');
  for (const name of ['nginx.conf', 'nginx-with-brotli.conf']) {
    const { code, output } = checkConfiguration(faulty, name);
    assert.equal(code, 0, output);
    assert.match(output, /test is successful/);
  }
  await writeFile(join(faulty, 'nginx/place.conf'), 'error_pages 404 /404.html;\n');
  const { code, output } = checkConfiguration(faulty, 'nginx.conf');
  assert.notEqual(code, 0);
  assert.match(output, /unknown directive "error_pages" in \S+\/nginx\/place\.conf:1/);
});

test('it runs as any user, without rights, and can write nowhere but below /tmp', (t) => {
  const status = runInContainer(target, ['cat', '/proc/self/status']);
  const field = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1]?.split('\t');
  if (isAnyUser) {
    assert.deepEqual(field('Uid'), Array(4).fill('1000730000'));
    assert.deepEqual(field('Gid'), Array(4).fill('0'));
    for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb'])
      assert.deepEqual(field(set), ['0'.repeat(16)], set);
    assert.deepEqual(field('NoNewPrivs'), ['1']);
    const running = readFileSync(`/proc/${nginx.pid}/status`, 'utf8');
    assert.match(running, /^Name:\tnginx$/m);
    assert.match(running, /^Uid:\t1000730000\t/m);
    assert.match(running, /^CapEff:\t0+$/m);
  } else {
    t.diagnostic('Not shown here: another user without rights. That needs the administrator.');
  }
  if (!canShowReadOnlyRoot()) {
    t.diagnostic('Not shown here: a system that can only be read. This machine does not let bwrap make one.');
    return;
  }
  const places = '/ /guide /guide/site /etc /usr /tmp';
  const tryAll = `for place in ${places}; do touch $place/trial 2>/dev/null && echo $place; done; true`;
  const written = runInContainer(target, ['sh', '-c', tryAll]);
  assert.equal(written.trim(), '/tmp');
});

test('every file is sent with the headers that are meant for it, by http and by https', async () => {
  assert.ok(files.length > 100, `${files.length} files`);
  assert.deepEqual(await wrongHeaders(nginx, 'http'), []);
  assert.deepEqual(await wrongHeaders(nginx, 'https'), []);
});

test('a rule that drops headers is noticed', async () => {
  const fault = {
    file: 'http.conf',
    find: 'location = /healthz {',
    put: 'location /meetings/ { add_header X-Kind meeting; }\n  location = /healthz {',
  };
  const wrong = await withFault('dropped-headers', fault, (faulty) => wrongHeaders(faulty, 'http'));
  assert.ok(wrong.some((line) => line.startsWith('meetings/all.ics: Content-Security-Policy is undefined')));
});

test('every file comes whole, with its type, and as small as the reader can unpack it', async () => {
  assert.deepEqual(await wrongContents(nginx, ['br', 'gzip']), []);
});

test('an nginx without the module for brotli sends the same with gzip', async () => {
  const plain = await startNginx(await copied('gzip'), { configuration: 'nginx.conf' });
  try {
    assert.deepEqual(await wrongContents(plain, ['gzip']), []);
  } finally {
    await plain.stop();
  }
});

test('a missing type is noticed', async () => {
  const fault = { file: 'types.conf', find: ' ics;', put: ' ical;' };
  const wrong = await withFault('missing-type', fault, (faulty) => wrongContents(faulty, ['br', 'gzip']));
  assert.ok(wrong.includes('meetings/all.ics is application/octet-stream, not text/calendar; charset=utf-8'));
});

test('an address that does not exist shows the page that says so, which has an address itself', async () => {
  const page = await readFile(join(folder, '404.html'));
  for (const path of ['/no-such-page', '/terms/no-such-term/', '/previews/', '/pagefind/', '/_astro/gone.js']) {
    const answer = await ask(nginx.url, path);
    assert.equal(answer.status, 404, path);
    assert.ok(answer.body.equals(page), path);
    assert.equal(answer.headers['content-type'], TYPES['.html'], path);
    for (const header of headers.filter(({ httpsOnly }) => httpsOnly !== true))
      assert.equal(answer.headers[header.name.toLowerCase()], valueFor(header, '404.html'), `${path}: ${header.name}`);
  }
  assert.equal((await ask(nginx.url, '/404.html')).status, 200);
});

test('nothing outside of the site can be read', async () => {
  const attempts = [
    ...['/../nginx/http.conf', '/%2e%2e/nginx/http.conf', '/terms/../../nginx/http.conf', '/nginx/http.conf'],
    ...['//etc/passwd', '/..%2f..%2fetc/passwd', '/%00', '/index.html.br', '/index.html.gz', '/index.html%00.png'],
  ];
  for (const path of attempts) {
    const { status, body } = await ask(nginx.url, path);
    assert.ok(status === 400 || status === 404, `${path} answers ${status}`);
    assert.ok(!/listen 127|root:/.test(body.toString('latin1')), path);
  }
});

test('a browser that asks for an icon by its old name gets the icon', async () => {
  const { status, headers: sent } = await ask(nginx.url, '/favicon.ico');
  assert.deepEqual([status, sent['content-type']], [200, TYPES['.svg']]);
});

test('a folder that is asked for without its slash is led to it, by its path alone', async () => {
  const { status, headers: sent } = await ask(nginx.url, '/terms', { headers: { host: 'guide.example' } });
  assert.equal(status, 301);
  assert.equal(sent['location'], '/terms/');
});

test('what a reader has already is not sent again, and a part can be asked for', async () => {
  for (const encoding of ['br', 'gzip', 'identity']) {
    const first = await ask(nginx.url, '/terms/', { headers: { 'accept-encoding': encoding } });
    const tag = first.headers['etag'] ?? '';
    assert.match(tag, /^(?:W\/)?"[\w-]+"$/);
    const again = await ask(nginx.url, '/terms/', { headers: { 'accept-encoding': encoding, 'if-none-match': tag } });
    assert.equal(again.status, 304);
    assert.equal(again.body.length, 0);
  }
  const part = await ask(nginx.url, '/preview.png', { headers: { range: 'bytes=1-3' } });
  assert.equal(part.status, 206);
  assert.equal(part.body.toString('latin1'), 'PNG');
});

test('reading is all that can be done: HEAD has no body, every other method is refused', async () => {
  const whole = await ask(nginx.url, '/terms/');
  const head = await ask(nginx.url, '/terms/', { method: 'HEAD' });
  assert.deepEqual([head.status, head.body.length], [200, 0]);
  assert.equal(head.headers['content-length'], whole.headers['content-length']);
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])
    for (const path of ['/', '/healthz', '/no-such-page']) {
      const { status, headers: sent } = await ask(nginx.url, path, { method });
      assert.equal(status, 405, `${method} ${path}`);
      assert.equal(sent['allow'], 'GET, HEAD', `${method} ${path}`);
    }
});

test('it does not say which version it is', async () => {
  for (const path of ['/', '/no-such-page', '/%00']) {
    const { headers: sent, body } = await ask(nginx.url, path);
    assert.equal(sent['server'], 'nginx', path);
    assert.doesNotMatch(body.toString(), /nginx\/\d/);
  }
});

test('who asks whether it is alive leaves no line behind; a reader leaves one', async () => {
  await ask(nginx.url, '/about/?who=reader');
  const { status, body } = await ask(nginx.url, '/healthz');
  assert.deepEqual([status, body.toString()], [200, 'ok\n']);
  const asked = () => [...nginx.log().matchAll(/"GET (\S+) HTTP/g)].map(([, path]) => path);
  await becomes(() => asked().includes('/about/?who=reader'), true);
  assert.ok(!asked().includes('/healthz'));
});
