import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { deserialize } from 'node:v8';
import { fingerprintOfFile } from '../../src/domain/offline/copy.ts';
import { hashSource } from '../../src/domain/security/policy.ts';
import type { AddressesBefore } from '../../src/integrations/link-check.ts';
import { PageFinisher } from '../../src/integrations/page-finisher.ts';
import type { WhatToIndex } from '../../src/integrations/pagefind-index.ts';

const WHAT: WhatToIndex = {
  language: 'en',
  entries: new Map([['terms/no-sla', { title: 'No SLA', state: 'current' }]]),
};
const SCOPE = 'data-astro-cid-abcdefgh';
const CSS = `p[${SCOPE}]{color:red}.nobody{color:red}`;
/** A page as Astro makes it, with a script that is small and one that is fetched. */
const page = (body: string): string =>
  [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A</title><style>${CSS}</style>`,
    '<script type="module" src="/_astro/small.js"></script><script type="module" src="/_astro/large.js"></script>',
    `</head><body>${body}</body></html>`,
  ].join('');
/** A page, and how Astro has made it. */
type Made = { file: string; html: string };
const HOME: Made = { file: 'index.html', html: page(`<a href="/terms/no-sla/#why" ${SCOPE}>No SLA</a>`) };
const TERM: Made = {
  file: 'terms/no-sla/index.html',
  html: page(
    `<main data-search-key="terms/no-sla"><p ${SCOPE}>No promise.</p><h2 id="why">Why</h2><p ${SCOPE}>It is a pilot.</p></main>`,
  ),
};
const SMALL = 'fetch("/names.json")';

let folder: string;
let site: string;
let last: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guide-finisher-'));
  site = join(folder, 'site');
  last = join(folder, 'last');
  await put('_astro/small.js', SMALL);
  await put('_astro/large.js', `/*${'a'.repeat(5000)}*/`);
});
afterEach(() => rm(folder, { recursive: true }));

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(site, file)), { recursive: true });
  await writeFile(join(site, file), text);
}

const read = (file: string) => readFile(join(site, file), 'utf8');

const bytesOf = (text: string) => new TextEncoder().encode(text).buffer;
const NAMES = { file: 'names.json', bytes: bytesOf('{}') };

/** What is said of some pages, and what must not be published of them. */
async function finished(pages: readonly Made[], before: AddressesBefore = { permalinks: [], moves: [] }) {
  const finisher = new PageFinisher({ site, last, archive: join(folder, 'of-dev') }, WHAT, before);
  finisher.take(NAMES);
  for (const [number, { file, html }] of pages.entries())
    finisher.take({ file, bytes: bytesOf(html), page: { number, searched: pages.length, of: pages.length } });
  const said: string[] = [];
  const { problems, fingerprints } = await finisher.finish((step, words) => said.push(`${step}: ${words}`));
  return { said, found: problems.map(({ file, found }) => `${file}: ${found}`), fingerprints };
}

test('pages carry small scripts, the styles that they need under short names, and a policy of just that', async () => {
  const { said, found } = await finished([HOME, TERM]);
  assert.deepEqual(found, []);
  assert.deepEqual(said, [
    'inline-scripts: 1 scripts stand in their pages.',
    'security-policy: 2 pages say what they may do.',
    'link-check: 3 links on 2 pages arrive.',
    'safety-check: 21 elements on 2 pages are harmless.',
    'search-index: 2 sections can be searched.',
  ]);
  assert.deepEqual(await readdir(join(site, '_astro')), ['large.js']);

  const html = await read(TERM.file);
  const [, css = ''] = /<style>(.*)<\/style>/.exec(html) ?? [];
  assert.equal(css, 'p[data-a]{color:red}');
  assert.match(html, /<p data-a>No promise\.<\/p>/);
  const [, code = ''] = /<script type="module">(.*?)<\/script>/.exec(html) ?? [];
  assert.match(code, /^fetch\("\/names\.json\?[\w-]+"\)$/);
  const [, policy = ''] =
    /<meta charset="utf-8"><meta http-equiv="content-security-policy" content="([^"]*)">/.exec(html) ?? [];
  assert.ok(policy.includes(`script-src 'self' ${hashSource(code)};style-src ${hashSource(css)};`), policy);
  assert.match(await read('index.html'), /<a href="\/terms\/no-sla\/#why">/, 'no rule asks for the scope of a link');
});

test('each section of an entry can be searched; the archive has what the folder has', async () => {
  await finished([HOME, TERM]);
  const archive = deserialize(await readFile(join(folder, 'of-dev'))) as Map<string, Uint8Array>;
  const files = await readdir(join(site, 'pagefind'), { recursive: true, withFileTypes: true });
  assert.equal(files.filter((file) => file.isFile()).length, archive.size + 1, 'the licence is beside them');
  assert.equal([...archive.keys()].filter((name) => name.startsWith('fragment/')).length, 2);
  assert.deepEqual(
    [...archive.keys()].filter((name) => name.startsWith('wasm.')),
    ['wasm.en.pagefind'],
  );
  for (const [name, bytes] of archive) assert.ok((await readFile(join(site, 'pagefind', name))).equals(bytes), name);
});

test('what leads nowhere, what was published once and is lost, and what attacks readers is not published', async () => {
  const bad = page('<a href="/nowhere/">a</a><a href="/#b" id="c">b</a><p id="c" onclick="alert(1)">a</p>');
  const { said, found } = await finished([{ file: 'index.html', html: bad }], {
    permalinks: [{ address: '/old/', line: 1 }],
    moves: [],
  });
  assert.deepEqual(found, [
    'built page /: <p> runs code in "onclick".',
    'built page /: The id "#c" names two places.',
    'built page /: The link "/nowhere/" leads to no page.',
    'built page /: The link "/#b" leads to a place that the page does not have.',
    'content/permalinks.txt: "/old/" was published once and leads nowhere now.',
  ]);
  assert.ok(!said.some((words) => /arrive|harmless/.test(words)));
});

test('a fragment that moved leads on, and counts as a place', async () => {
  const { found } = await finished([HOME, TERM], {
    permalinks: [{ address: '/terms/no-sla/#old', line: 1 }],
    moves: [{ from: '/terms/no-sla/#old', to: '/terms/no-sla/#why', line: 1 }],
  });
  assert.deepEqual(found, []);
  assert.match(await read(TERM.file), /<h2 id="why"><span id="old"><\/span>Why/);
});

test('a page that Astro has written and that was not taken ends the build', async () => {
  await put('about/index.html', page(''));
  await assert.rejects(finished([HOME, TERM]), {
    message: 'about/index.html would be published as Astro has made it.',
  });
});

test('a short address that has something to be found ends the build: the index is written by then', async () => {
  const finisher = new PageFinisher({ site, last, archive: join(folder, 'of-dev') }, WHAT, {
    permalinks: [],
    moves: [],
  });
  const page = { number: 0, searched: 0, of: 1 };
  assert.throws(() => finisher.take({ file: TERM.file, bytes: bytesOf(TERM.html), page }), {
    message: 'The sections of /terms/no-sla/ come too late to be found.',
  });
  await finisher.stop();
});

test('a file that scripts fetch, and that was not made, ends the build', async () => {
  const finisher = new PageFinisher({ site, last, archive: join(folder, 'of-dev') }, WHAT, {
    permalinks: [],
    moves: [],
  });
  finisher.take({ file: HOME.file, bytes: bytesOf(HOME.html), page: { number: 0, searched: 1, of: 1 } });
  await assert.rejects(
    finisher.finish(() => undefined),
    { message: 'names.json, which scripts fetch, was not made.' },
  );
});

test('the fingerprints of all that is written are known: pages, fetched files and the index', async () => {
  const { fingerprints } = await finished([HOME, TERM]);
  const written = await readdir(site, { recursive: true, withFileTypes: true });
  const files = written.filter((file) => file.isFile()).map((file) => relative(site, join(file.parentPath, file.name)));
  assert.deepEqual(
    files.filter((file) => !fingerprints.has(file)),
    ['_astro/large.js'],
    'Vite has written that one',
  );
  for (const [file, fingerprint] of fingerprints) {
    const digest = createHash('sha256').update(await readFile(join(site, file)));
    assert.equal(fingerprintOfFile(digest.digest()), fingerprint, file);
  }
});

test('a page that was not made ends the build', async () => {
  const finisher = new PageFinisher({ site, last, archive: join(folder, 'of-dev') }, WHAT, {
    permalinks: [],
    moves: [],
  });
  finisher.take(NAMES);
  finisher.take({ file: HOME.file, bytes: bytesOf(HOME.html), page: { number: 0, searched: 2, of: 2 } });
  await assert.rejects(
    finisher.finish(() => undefined),
    { message: 'Only 1 of 2 pages were made.' },
  );
});

test('a page that names what is not in the content ends the build', async () => {
  const other = page('<main data-search-key="terms/nothing"><p>Nothing.</p></main>');
  await assert.rejects(finished([{ file: 'terms/nothing/index.html', html: other }]), {
    message: 'The page /terms/nothing/ names terms/nothing, which is not in content/.',
  });
});

test('a file that scripts fetch, and that no page asks for, ends the build', async () => {
  await put('_astro/small.js', 'fetch(`/na` + `mes.json`)');
  await assert.rejects(finished([HOME, TERM]), {
    message: 'No page asks for /names.json as scripts write addresses.',
  });
});
