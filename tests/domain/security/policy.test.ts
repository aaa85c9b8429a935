import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  documentHeader,
  documentPolicy,
  filePolicy,
  hashSource,
  OFFLINE_WORKER_POLICY,
  SEARCH_WORKER_POLICY,
} from '../../../src/domain/security/policy.ts';

const directives = (policy: string) => new Map(policy.split(';').map((one) => [one.split(' ')[0], one] as const));

test('a script is named by its hash as in the example of MDN’s page on hashes', () => {
  assert.equal(hashSource("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
});

test('a document may run and draw what stands in it, and nothing else that is not of its own host', () => {
  const policy = directives(documentPolicy({ scripts: ['a()', 'b()', 'a()'], styles: ['p{}'] }));
  assert.equal(policy.get('default-src'), "default-src 'none'");
  const scripts = [hashSource('a()'), hashSource('b()')].sort().join(' ');
  assert.equal(policy.get('script-src'), `script-src 'self' ${scripts}`);
  assert.equal(policy.get('style-src'), `style-src ${hashSource('p{}')}`);
  assert.equal(policy.get('base-uri'), "base-uri 'none'");
  assert.equal(policy.get('form-action'), "form-action 'self'");
  assert.equal(policy.get('require-trusted-types-for'), "require-trusted-types-for 'script'");
});

test('linked data in a document is named as well', () => {
  const policy =
    directives(documentPolicy({ scripts: ['a()'], styles: [], linkedData: ['{}'] })).get('script-src') ?? '';
  assert.ok(policy.includes(hashSource('{}')) && policy.includes(hashSource('a()')));
});

test('a document without styles of its own may have none', () => {
  assert.equal(directives(documentPolicy({ scripts: [], styles: [] })).has('style-src'), false);
});

test('no policy has a source that would let anything through', () => {
  const inline = { scripts: ['a()'], styles: ['p{}'] };
  for (const policy of [documentPolicy(inline), documentHeader(inline), OFFLINE_WORKER_POLICY, filePolicy(['p{}'])]) {
    assert.doesNotMatch(policy, /unsafe|\*|https?:|data:|blob:/);
  }
});

test('WebAssembly may run in the worker of the search alone', () => {
  assert.match(SEARCH_WORKER_POLICY, /'wasm-unsafe-eval'/);
  assert.doesNotMatch(SEARCH_WORKER_POLICY, /'unsafe-/);
});

test('that nobody may frame the guide stands in the header, where alone it holds', () => {
  const inline = { scripts: [], styles: [] };
  assert.doesNotMatch(documentPolicy(inline), /frame-ancestors/);
  assert.equal(directives(documentHeader(inline)).get('frame-ancestors'), "frame-ancestors 'none'");
});
