import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from 'htmlparser2';
import { readBuiltPages } from '../../src/integrations/built-pages.ts';
import { safetyOf } from '../../src/integrations/safety-check.ts';
import { theGuide } from '../support/site.ts';

/** What is found on a page with such HTML. The site is `http://localhost:4321`. */
const saidOf = (html: string): string[] =>
  safetyOf({ file: 'index.html', path: '/', document: parseDocument(html) }).dangers.map(({ found }) => found);

const OTHER_HOST = 'so readers ask another host.';
const NO_ADDRESS = 'which is no address of the web.';

/** Every way that is known to attack readers from a page, each with what has to be said of it. */
const DANGEROUS: [html: string, found: string][] = [
  ['<p onclick="alert(1)">a</p>', '<p> runs code in "onclick".'],
  ['<img src="/a.png" onerror="alert(1)">', '<img> runs code in "onerror".'],
  ['<svg onload="alert(1)"></svg>', '<svg> runs code in "onload".'],
  ['<BODY ONPAGESHOW="alert(1)"></BODY>', '<body> runs code in "onpageshow".'],
  ['<p style="position: fixed">a</p>', '<p> has styles of its own.'],
  ['<a href="javascript:alert(1)">a</a>', `<a> has "javascript:alert(1)" as "href", ${NO_ADDRESS}`],
  ['<a href=" JaVaScRiPt:alert(1)">a</a>', `<a> has " JaVaScRiPt:alert(1)" as "href", ${NO_ADDRESS}`],
  ['<a href="java&#9;script:alert(1)">a</a>', `<a> has "java\tscript:alert(1)" as "href", ${NO_ADDRESS}`],
  ['<a href="javascript&colon;alert(1)">a</a>', `<a> has "javascript:alert(1)" as "href", ${NO_ADDRESS}`],
  ['<a href="&#1;javascript:alert(1)">a</a>', `<a> has "\u0001javascript:alert(1)" as "href", ${NO_ADDRESS}`],
  ['<a href="data:text/html,a">a</a>', `<a> has "data:text/html,a" as "href", ${NO_ADDRESS}`],
  ['<a href="vbscript:a">a</a>', `<a> has "vbscript:a" as "href", ${NO_ADDRESS}`],
  ['<a href="blob:http://localhost/a">a</a>', `<a> has "blob:http://localhost/a" as "href", ${NO_ADDRESS}`],
  ['<a href="file:///etc/passwd">a</a>', `<a> has "file:///etc/passwd" as "href", ${NO_ADDRESS}`],
  ['<form action="javascript:alert(1)"></form>', `<form> has "javascript:alert(1)" as "action", ${NO_ADDRESS}`],
  ['<button formaction="data:,a">a</button>', `<button> has "data:,a" as "formaction", ${NO_ADDRESS}`],
  ['<svg><a xlink:href="javascript:a">a</a></svg>', `<a> has "javascript:a" as "xlink:href", ${NO_ADDRESS}`],
  [
    '<meta http-equiv="refresh" content="0; url=javascript:a">',
    `<meta> has "javascript:a" as "content", ${NO_ADDRESS}`,
  ],
  ['<iframe></iframe>', '<iframe> can hold or change anything.'],
  ['<p srcdoc="a">a</p>', '<p> holds a page in "srcdoc".'],
  ['<object></object>', '<object> can hold or change anything.'],
  ['<embed>', '<embed> can hold or change anything.'],
  ['<applet></applet>', '<applet> can hold or change anything.'],
  ['<frameset></frameset>', '<frameset> can hold or change anything.'],
  ['<portal></portal>', '<portal> can hold or change anything.'],
  ['<base target="_top">', '<base> can hold or change anything.'],
  ['<img src="https://evil.example/a.png">', `<img> has "https://evil.example/a.png" as "src", ${OTHER_HOST}`],
  ['<img src="//evil.example/a.png">', `<img> has "//evil.example/a.png" as "src", ${OTHER_HOST}`],
  ['<img src="\\\\evil.example/a.png">', `<img> has "\\\\evil.example/a.png" as "src", ${OTHER_HOST}`],
  ['<img srcset="/a.png, //evil.example/b.png 2x">', `<img> has "//evil.example/b.png" as "srcset", ${OTHER_HOST}`],
  [
    '<script src="https://evil.example/a.js"></script>',
    `<script> has "https://evil.example/a.js" as "src", ${OTHER_HOST}`,
  ],
  ['<link rel="stylesheet" href="//evil.example/">', `<link> has "//evil.example/" as "href", ${OTHER_HOST}`],
  ['<link rel="preconnect" href="//evil.example/">', `<link> has "//evil.example/" as "href", ${OTHER_HOST}`],
  ['<link rel="prev icon" href="//evil.example/">', `<link> has "//evil.example/" as "href", ${OTHER_HOST}`],
  ['<link href="//evil.example/">', `<link> has "//evil.example/" as "href", ${OTHER_HOST}`],
  ['<form action="https://evil.example/"></form>', `<form> has "https://evil.example/" as "action", ${OTHER_HOST}`],
  ['<a href="/" ping="/ //evil.example/">a</a>', `<a> has "//evil.example/" as "ping", ${OTHER_HOST}`],
  ['<video poster="//evil.example/a"></video>', `<video> has "//evil.example/a" as "poster", ${OTHER_HOST}`],
  ['<svg><use href="//evil.example/#a" /></svg>', `<use> has "//evil.example/#a" as "href", ${OTHER_HOST}`],
  [
    '<style>a { background: url( "//evil.example/a" ) }</style>',
    `<style> has "//evil.example/a" as "url()", ${OTHER_HOST}`,
  ],
  ['<style>@import "//evil.example/a";</style>', `<style> has "//evil.example/a" as "url()", ${OTHER_HOST}`],
  [
    '<meta http-equiv="Refresh" content="0; URL=\'https://evil.example/\'">',
    `<meta> has "https://evil.example/" as "content", ${OTHER_HOST}`,
  ],
  ['<div class="prose"><script>alert(1)</script></div>', '<script> stands in a text.'],
  ['<div class="a prose"><p><style>a {}</style></p></div>', '<style> stands in a text.'],
  ['<div class="prose"><svg></svg></div>', '<svg> stands in a text.'],
  ['<div class="prose"><input></div>', '<input> stands in a text.'],
  ['<div class="prose"><img src="/a.png"></div>', '<img> stands in a text.'],
];
for (const [html, found] of DANGEROUS) {
  test(`a page with ${html} is not published`, () => assert.deepEqual(saidOf(html), [found]));
}

const HARMLESS = [
  '<a href="https://elsewhere.example/" rel="external">a</a>',
  '<a href="mailto:name@example.org">a</a>',
  '<a href="/about/#a">a</a><a href="#a">a</a><a href="">a</a>',
  '<form action="/search/"><input name="q"><button>a</button></form>',
  '<script>alert(1)</script><style>a { color: red; background: url(/a.png) }</style>',
  '<script type="module" src="/_astro/a.js"></script>',
  '<link rel="canonical" href="https://guide.example/a/"><link rel="icon" href="/favicon.svg">',
  '<meta http-equiv="refresh" content="0; url=/terms/"><meta property="og:image" content="https://guide.example/a.png">',
  '<svg viewBox="0 0 1 1"><path d="M0 0" /></svg>',
  '<div class="prose"><h2 id="a">A</h2><p>a <strong>b</strong> <code>c</code> <a href="/d/">d</a></p></div>',
  '<p data-onclick="a" title="javascript:alert(1)">javascript:alert(1)</p>',
];
for (const html of HARMLESS) {
  test(`a page with ${html} is published`, () => assert.deepEqual(saidOf(html), []));
}

test('no page of the guide could attack its readers', async () => {
  const pages = await readBuiltPages(await theGuide());
  assert.ok(pages.length > 50);
  // The tests' guide is built for another address, which its pages may name but not ask.
  assert.deepEqual(
    pages.flatMap((page) => safetyOf(page).dangers),
    [],
  );
});
