import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headersOf, valueFor } from '../../../src/domain/hosting/headers.ts';
import { hashSource } from '../../../src/domain/security/policy.ts';

const SCRIPT = 'let tide = 1';
const STYLE = 'body{margin:0}';
const PICTURE_STYLE = 'path{fill:red}';
const headers = headersOf({ pages: { scripts: [SCRIPT], styles: [STYLE] }, pictureStyles: [PICTURE_STYLE] });

function sent(name: string, path: string): string {
  const header = headers.find((candidate) => candidate.name === name);
  assert.ok(header, name);
  return valueFor(header, path);
}

test('a page may run the scripts and styles of this build, a picture only its own styles', () => {
  for (const path of ['index.html', 'terms/no-sla/index.html', '404.html']) {
    const policy = sent('Content-Security-Policy', path);
    assert.ok(policy.includes(hashSource(SCRIPT)) && policy.includes(hashSource(STYLE)), path);
    assert.match(policy, /frame-ancestors 'none'$/);
    assert.doesNotMatch(policy, /unsafe/);
  }
  const picture = sent('Content-Security-Policy', 'favicon.svg');
  assert.ok(picture.includes(hashSource(PICTURE_STYLE)) && !picture.includes(hashSource(STYLE)));
});

test('WebAssembly runs in the worker of the search and nowhere else', () => {
  const paths = [
    'index.html',
    'pagefind/pagefind.js',
    'offline-worker.js',
    'names.json',
    'pagefind/pagefind-worker.js',
  ];
  const allowed = paths.filter((path) => sent('Content-Security-Policy', path).includes('wasm-unsafe-eval'));
  assert.deepEqual(allowed, ['pagefind/pagefind-worker.js']);
});

const STAY: readonly [string, boolean][] = [
  ['_astro/link-menu.DmbEolbd.js', true],
  ['pagefind/fragment/en_1335afd.pf_fragment', true],
  ['pagefind/pagefind.en_789ddbca70.pf_meta', true],
  ['pagefind/pagefind.js', false],
  ['pagefind/pagefind-entry.json', false],
  ['pagefind/wasm.en.pagefind', false],
  ['names.json', false],
  ['offline-worker.js', false],
  ['terms/_astro/index.html', false],
  ['index.html', false],
  ['preview.png', false],
];
for (const [path, stays] of STAY)
  test(`${path} ${stays ? 'stays for a year' : 'is asked for each time'}`, () => {
    assert.equal(sent('Cache-Control', path), stays ? 'public, max-age=31536000, immutable' : 'no-cache');
  });

test('other sites may show pictures of previews, calendars and the icon, and nothing else', () => {
  const paths = ['preview.png', 'previews/no-sla.png', 'meetings/all.ics', 'favicon.svg', 'index.html', 'names.json'];
  const shown = paths.filter((path) => sent('Cross-Origin-Resource-Policy', path) === 'cross-origin');
  assert.deepEqual(shown, paths.slice(0, 4));
});

test('copying an address stays allowed', () => {
  assert.doesNotMatch(sent('Permissions-Policy', 'index.html'), /clipboard-write/);
});
