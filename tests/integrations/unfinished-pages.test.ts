import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { textContent } from 'domutils';
import { UnfinishedPages } from '../../src/integrations/unfinished-pages.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guide-unfinished-'));
  await mkdir(join(folder, 'terms/a'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<p>home</p>');
  await writeFile(join(folder, 'terms/a/index.html'), '<p>term</p>');
});
afterEach(() => rm(folder, { recursive: true }));

test('every step sees what the steps before it changed, and looks at each page once', async () => {
  const pages = new UnfinishedPages();
  const looks: string[] = [];
  const texts = pages.ask(({ path, document }) => {
    looks.push(path);
    return textContent(document);
  });
  const paths = pages.ask(({ path }) => path);
  const seen: string[] = [];
  pages.change((html, path) => {
    seen.push(path);
    return html.replace('term', 'contract');
  });
  pages.change((html) => html.replace('contract', 'agreement'));
  assert.deepEqual(seen, [], 'nobody has asked for them yet');

  assert.deepEqual(await texts(folder), ['home', 'agreement']);
  assert.deepEqual(await paths(folder), ['/', '/terms/a/']);
  assert.deepEqual(await texts(folder), ['home', 'agreement']);
  assert.deepEqual(looks, ['/', '/terms/a/']);
  assert.deepEqual(seen, ['/', '/terms/a/']);
});

test('pages are in the folder as they were left, each with its own ending', async () => {
  const pages = new UnfinishedPages();
  const endings = pages.ask(({ file }) => `<!-- ${file} -->`);
  pages.change((html) => html.toUpperCase());
  const answers = await endings(folder);
  await pages.write(folder, ({ html }, at) => html + answers[at]);

  assert.equal(await readFile(join(folder, 'index.html'), 'utf8'), '<P>HOME</P><!-- index.html -->');
  assert.equal(await readFile(join(folder, 'terms/a/index.html'), 'utf8'), '<P>TERM</P><!-- terms/a/index.html -->');
});

test('a page that changes after it was looked at ends the build', async () => {
  const pages = new UnfinishedPages();
  const texts = pages.ask(({ document }) => textContent(document));
  await texts(folder);
  assert.throws(() => pages.change(() => ''), { message: 'Pages change after they were looked at.' });
});
