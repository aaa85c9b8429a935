import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { answerTo, fingerprintOfFile, insteadInCopy } from '../../../src/domain/offline/copy.ts';

const FILES = {
  '': 'aaaaaaaa',
  'terms/no-sla/': 'bbbbbbbb',
  'names.json': 'cccccccc',
  'pagefind/pagefind.js': 'hhhhhhhh',
  '_astro/search-view.D1izI82R.js': 'dddddddd',
  'pagefind/pagefind-entry.json': 'eeeeeeee',
  'pagefind/pagefind.en_789ddbca70.pf_meta': 'ffffffff',
  'pagefind/wasm.en.pagefind': 'gggggggg',
};

const ASKS = { 'names.json': 'cccccccc', 'pagefind/pagefind.js': '1.5.2' };

const CASES: [asked: string, from: string][] = [
  ['/guide/', 'network-first'],
  ['/guide/terms/no-sla/', 'network-first'],
  ['/guide/terms/no-sla/?q=x', 'network-first'],
  ['/guide/terms/no-sla/index.html', 'network-first'],
  ['/guide/index.html', 'network-first'],
  ['/guide/terms/no-slaindex.html', 'network'],
  ['/guide/terms/of-another-build/', 'network'],
  ['/guide/names.json', 'network'],
  ['/guide/names.json?cccccccc', 'saved-first'],
  ['/guide/names.json?zzzzzzzz', 'network'],
  ['/guide/pagefind/pagefind.js?1.5.2', 'saved-first'],
  ['/guide/pagefind/pagefind.js?1.6.0', 'network'],
  ['/guide/__proto__', 'network'],
  ['/guide/_astro/search-view.D1izI82R.js', 'saved-first'],
  ['/guide/_astro/search-view.another1.js', 'network'],
  ['/guide/pagefind/pagefind-entry.json?ts=1700000000000', 'network-first'],
  ['/guide/pagefind/pagefind.en_789ddbca70.pf_meta', 'saved-first'],
  ['/guide/pagefind/wasm.en.pagefind', 'network-first'],
  ['/terms/no-sla/', 'network'],
  ['/other/guide/terms/no-sla/', 'network'],
];

for (const [asked, from] of CASES) {
  test(`${asked} is answered: ${from}`, () => {
    const { pathname, search } = new URL(asked, 'https://guide.example');
    assert.equal(
      answerTo({ path: pathname, search }, { base: '/guide/', files: FILES, facts: {}, asks: ASKS, version: 'v' }).from,
      from,
    );
  });
}

const FACTS = { 'terms/no-backup/': ['te-11', 'te-12'], 'about/source/': ['st-01'] };

const instead = (path: string, search = '') =>
  insteadInCopy({ path, search }, { base: '/guide/', files: FILES, facts: FACTS });

test('the short address of a fact, which is not kept, leads to its place as it does on the network', () => {
  for (const path of ['/guide/go/te-12/', '/guide/go/te-12', '/guide/go/te-12/index.html'])
    assert.equal(instead(path), '/guide/terms/no-backup/#te-12', path);
  assert.equal(instead('/guide/go/st-01/'), '/guide/about/source/#st-01');
  for (const path of ['/guide/terms/te-12/', '/guide/go/', '/guide/go/a/b/', '/guide/go/te-13/', '/guide/te-12/']) {
    assert.equal(instead(path), undefined, path);
  }
});

test('a kept page is found without its last slash', () => {
  assert.equal(instead('/guide/terms/no-sla'), '/guide/terms/no-sla/');
  assert.equal(instead('/guide/terms/none'), undefined);
});

test('what a page is asked for goes along with its last slash', () => {
  assert.equal(instead('/guide/terms/no-sla', '?q=x'), '/guide/terms/no-sla/?q=x');
});

test('a fingerprint is the beginning of the digest, in letters that an address can hold', () => {
  const digest = createHash('sha256').update('guide').digest();
  assert.equal(fingerprintOfFile(digest), digest.toString('base64url').slice(0, 8));
});
