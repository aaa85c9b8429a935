import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsedSheets, withoutRepeatedOrder, withSheets } from '../../src/integrations/used-styles.ts';

const page = (css: string, body: string) =>
  `<!doctype html><html><head><style>${css}</style></head><body>${body}</body></html>`;
const sheetOf = (html = '') => /<style>(.*)<\/style>/s.exec(html)?.[1];

async function withUsedStyles(pages: readonly string[], scripts: string): Promise<string[]> {
  const sheets = new UsedSheets([scripts]);
  const taken = pages.map((html) => {
    const cut = sheets.cut(html);
    sheets.look(cut.page, cut.sheets);
    return cut.page;
  });
  await sheets.shorten();
  const short = sheets.all.map((css) => sheets.short(css));
  return taken.map((html) => withSheets(html, short));
}

const stylesOf = async (css: string, body: string, scripts = '') =>
  sheetOf((await withUsedStyles([page(css, body)], scripts))[0]);

test('rules that nothing on the page can have are left out, wherever they stand', async () => {
  const css =
    ':root{--a:1px}.a{top:0}.b{top:0}@layer x{table{top:0}.a:hover,.b{top:0}}@media print{.b{top:0}p{top:0}}@container (width<9em){.b{top:0}p{top:0}}';
  assert.equal(
    await stylesOf(css, '<p class="a">table b</p>'),
    ':root{--a:1px}.a{top:0}@layer x{.a:hover{top:0}}@media print{p{top:0}}@container (width<9em){p{top:0}}',
  );
});

test('what a script can make of the page stays: classes and elements that it names, and every attribute', async () => {
  const css = '.open{top:0}mark{top:0}p[aria-selected=true]{top:0}p[data-live]{top:0}dialog::backdrop{top:0}';
  assert.equal(
    await stylesOf(css, '<p>text</p><dialog></dialog>', "x.className=`open`;document.createElement('mark')"),
    css,
  );
});

test('what holds for whatever is in some state stays', async () => {
  const css =
    '*,:before,:after{top:0}:focus-visible{top:0}:target:not(main){top:0}:root:has(p){top:0}::selection{top:0}p:not(.b):hover{top:0}';
  assert.equal(await stylesOf(css, '<p>text</p>'), css);
});

test('styles of a component that is not on the page are left out, though it has such elements', async () => {
  const css = 'p[data-astro-cid-one]{top:0}p[data-astro-cid-two]{top:0}';
  assert.equal(await stylesOf(css, '<p data-astro-cid-one>text</p>'), 'p[data-astro-cid-one]{top:0}');
});

test('what stands in a template counts, because scripts make elements of it', async () => {
  assert.equal(await stylesOf('.line{top:0}', '<template><p class="line"></p></template>'), '.line{top:0}');
});

test('pages with one sheet keep one, with what any of them needs', async () => {
  const css = '.a{top:0}.b{top:0}.c{top:0}';
  const pages = [
    page(css, '<p class="a">text</p>'),
    page(css, '<p class="b">text</p>'),
    page('.a{top:0}', '<p>text</p>'),
  ];
  const short = await withUsedStyles(pages, '');
  assert.deepEqual(short.map(sheetOf), ['.a{top:0}.b{top:0}', '.a{top:0}.b{top:0}', '']);
});

test('the order of layers is said once', () => {
  assert.equal(
    withoutRepeatedOrder('@layer a,b;@layer c{p{top:0}}@layer d;@layer a,b;@layer b{p{top:0}}@layer d;@layer e;'),
    '@layer a,b;@layer c{p{top:0}}@layer d;@layer b{p{top:0}}@layer e;',
  );
});
