import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VALID } from '../../integrations/content-folder.ts';
import { markdownPages } from './markdown.ts';

for (const folder of ['content', VALID]) {
  test(`of ${folder} a stock site gets every entry, with no component that it has not`, async () => {
    const pages = await markdownPages(folder);
    assert.ok(pages.some(({ file }) => file === 'index.mdx'));
    for (const { file, text } of pages) {
      const components = [...text.matchAll(/<([A-Z]\w*)/g)].map(([, name]) => name);
      assert.deepEqual(
        [...new Set(components)].filter((name) => name !== 'Aside'),
        [],
        file,
      );
    }
    if (folder === 'content')
      assert.match(
        pages.find(({ file }) => file === 'terms/index.mdx')?.text ?? '',
        /\[MOC\]\(\/concepts\/mass-open-cloud\/\)/,
      );
  });
}
