import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { filesBelow } from '../support/files.ts';
import { problemsInFile, problemsInPage } from '../support/html.ts';
import { theGuide } from '../support/site.ts';

/** Fewer pages than this would mean that they were looked for in the wrong place. */
const FEWEST_PAGES = 30;

let folder: string;
before(async () => {
  folder = await theGuide();
});

test('every page is valid and accessible HTML, without an error and without a warning', async () => {
  const pages = (await filesBelow(folder)).filter((file) => file.endsWith('.html'));
  assert.ok(pages.length >= FEWEST_PAGES, `there are ${pages.length} pages`);
  const problems = await Promise.all(
    pages.map(async (page) => (await problemsInFile(join(folder, page))).map((problem) => `${page}:${problem}`)),
  );
  assert.deepEqual(problems.flat(), []);
});

test('a page that is not valid is noticed', async () => {
  const problems = await problemsInPage('<p>One<p>two <img src="x.png">');
  assert.match(problems.join('\n'), /wcag\/h37/);
});
