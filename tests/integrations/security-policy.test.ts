import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from 'htmlparser2';
import { inlineCode } from '../../src/integrations/inline-code.ts';
import { withPolicy } from '../../src/integrations/security-policy.ts';

test('scripts, linked data and styles are taken as they stand; other data and files are none', () => {
  const html = [
    '<style>p > a{content:"&lt;"}</style>',
    '<script>a()</script><script type="module">b(1<2)</script>',
    '<script type="application/json">{}</script><script src="/c.js"></script>',
    '<script type="application/ld+json">{"@type":1}</script>',
  ].join('');
  assert.deepEqual(inlineCode(parseDocument(html)), {
    scripts: ['a()', 'b(1<2)'],
    linkedData: ['{"@type":1}'],
    styles: ['p > a{content:"&lt;"}'],
  });
});

for (const charset of ['<meta charset="utf-8">', '<meta charset=utf-8>', '<meta charset="utf-8" />']) {
  test(`the policy stands behind ${charset}, before anything that it is for`, () => {
    assert.equal(
      withPolicy(`<head>${charset}<style></style>`, 'index.html', "default-src 'none'"),
      `<head>${charset}<meta http-equiv="content-security-policy" content="default-src 'none'"><style></style>`,
    );
  });
}

test('a page that does not name its encoding is refused by name', () => {
  assert.throws(() => withPolicy('<head>', 'terms/index.html', ''), /^Error: terms\/index\.html has no <meta charset/);
});
