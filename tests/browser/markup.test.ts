import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pagesAfterScripts } from '../support/after-scripts.ts';
import { problemsInPage } from '../support/html.ts';
import { journeys } from '../support/reader.ts';

const journey = journeys();

test(
  'pages are valid and accessible HTML after their scripts have run too, whatever is open',
  journey(
    async (page) => {
      const problems: string[] = [];
      for (const { name, html } of await pagesAfterScripts(page))
        problems.push(...(await problemsInPage(html)).map((problem) => `${name}:${problem}`));
      assert.deepEqual(problems, []);
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ),
);

test(
  'what a script spoils is noticed',
  journey(async (page) => {
    await page.goto('/about/');
    assert.deepEqual(await problemsInPage(await page.content()), []);
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('h1, h2')) element.id = 'twice';
    });
    assert.match((await problemsInPage(await page.content())).join('\n'), /no-dup-id/);
  }),
);
