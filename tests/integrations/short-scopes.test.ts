import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withNeededScopes } from '../../src/integrations/short-scopes.ts';

const [A, B] = ['data-astro-cid-aaaaaaaa', 'data-astro-cid-bbbbbbbb'];

test('an element keeps the scope by which a rule can find it: for its tag, a class of it, or anything', () => {
  for (const [css, html] of [
    [`p[${A}]{color:red}`, `<p ${A}>`],
    [`.lead[${A}]{color:red}`, `<b class="big lead" ${A}>`],
    [`.lead.big[${A}]{color:red}`, `<b class="lead big" ${A}>`],
    [`main>p:hover[${A}],b{color:red}`, `<p id="x" ${A} hidden>`],
    [`[${A}][hidden]{display:none}`, `<i ${A}>`],
    [`:is(h2,h3)[${A}]{color:red}`, `<h3 ${A}>`],
    [`li:not(.new[${A}]){color:red}`, `<li class="new" ${A}>`],
    [`@media print{a[${A}]{color:red}}`, `<a href="/?a>b" ${A}>`],
  ] as const) {
    assert.equal(withNeededScopes(html, [css]), html, css);
  }
});

test('a scope that no rule asks an element for goes, and what else it has stays', () => {
  const css = `p[${A}],.lead[${B}]{color:red}`;
  assert.equal(
    withNeededScopes(`<p class="lead" title="1 > 0" ${A} ${B}><b ${A}="true" ${B} hidden></b></p>`, [css]),
    `<p class="lead" title="1 > 0" ${A} ${B}><b hidden></b></p>`,
  );
});

test('selectors and the words of texts are no elements', () => {
  const css = `a[${A}]>b[${A}]{color:red}`;
  assert.equal(withNeededScopes(`<a ${A}>1 &lt; 2, ${B}</a>`, [css]), `<a ${A}>1 &lt; 2, ${B}</a>`);
});

test('the class that Astro adds where attributes come from a variable goes too', () => {
  assert.equal(withNeededScopes(`<input ${A} class="astro-aaaaaaaa">`, [`input[${A}]{color:red}`]), `<input ${A}>`);
});
