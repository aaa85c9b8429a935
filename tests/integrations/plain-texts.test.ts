import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
// As `@astrojs/mdx` has it.
import { parseFrontmatter } from '@astrojs/markdown-remark';
import { plainTexts } from '../../src/integrations/plain-texts.ts';

let path: string;
before(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'guide-texts-')), 'a.mdx');
});
after(() => rm(join(path, '..'), { recursive: true }));

/** What `@astrojs/mdx` finds in a file of this text. */
async function found(text: string) {
  await writeFile(path, text);
  const { load } = plainTexts;
  assert.ok(typeof load === 'object');
  const loaded = await load.handler.call({} as never, path);
  return parseFrontmatter(String(loaded), { frontmatter: 'empty-with-spaces' });
}

/** Files of which it would refuse the fields, or read others than the check does; and the line on which the text begins. */
const FILES: [what: string, fields: string, text: string, line: number][] = [
  ['fields', '---\ntitle: Slack\norder: 3\n---\n\n', 'Words.', 6],
  ['a tag that it does not know', '---\ntitle: !chat Slack\n---\n', 'Words.', 4],
  ['blank lines before', '\n\n---\ntitle: Slack\n---\n', 'Words.', 6],
  ['line ends of Windows, and a byte order mark', '\uFEFF---\r\ntitle: Slack\r\n---\r\n', 'Words.\r\nMore.', 4],
  ['a name that begins with plus signs', '---\n+++title: Slack\n---\n', 'Words.', 4],
  ['plus signs around the text', '---\ntitle: Slack\n---\n', '+++\nWords.\n+++', 4],
  ['dashes around the text', '---\ntitle: Slack\n---\n', '---\nWords.\n---', 4],
  ['no field', '---\n---\n', 'Words.', 3],
];
for (const [what, fields, text, line] of FILES) {
  test(`of a file with ${what}, the text alone is compiled, on the lines where it stands`, async () => {
    const { frontmatter, rawFrontmatter, content } = await found(`${fields}${text}\n`);
    assert.deepEqual([frontmatter, rawFrontmatter.trim(), content.trim()], [{}, '', text]);
    assert.equal(content.slice(0, content.indexOf(text)).split('\n').length, line);
  });
}

test('a file that is no entry has no text', async () => {
  assert.equal((await found('Words.')).content.trim(), '');
});
