import assert from 'node:assert/strict';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { findAll, textContent } from 'domutils';
import { type Document, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { fingerprintOf } from '../../src/domain/meetings/fingerprint.ts';
import { reportOf } from '../../src/domain/problems.ts';
import type { BuiltPage } from '../../src/integrations/built-pages.ts';
import { CHANGES_FOLDER } from '../../src/integrations/changes-folder.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { splitFrontMatter } from '../../src/integrations/front-matter.ts';
import { change as changeSchema } from '../../src/schemas/change.ts';
import { folderSchemas } from '../../src/schemas/index.ts';
import { meeting } from '../../src/schemas/meeting.ts';
import { site } from '../../src/schemas/site.ts';
import { change, VALID } from '../integrations/content-folder.ts';
import { mutatedMdx } from '../integrations/mutations/mdx.ts';
import { pagesByPath } from '../support/built-text.ts';
import { builtSite, PROJECT } from '../support/site.ts';

/*
 * Content that looks like an attack, or like nothing that a guide ever says, and is right all the same: the check lets it pass, so
 * the build has to make pages of it, and readers have to see it sign by sign.
 */

const CONTENT = join(PROJECT, 'node_modules/.cache/guide-tests/content-strange');

/** Words in which every sign means something to HTML, scripts, styles, calendars or addresses; the longest that fits is taken. */
const STRANGE: ((number: number, words: string) => string)[][] = [
  [
    (number, words) => `${words} "><script>alert(${number})</script><img src=x onerror=alert(1)>`,
    (number) => `</p><b onclick="a(${number})">`,
    (number) => `${number}<i>&'"{`,
  ],
  [
    (number, words) => `${number} 👩‍🚀🏳️‍🌈 東京 עִבְרִית ${words}`,
    (number) => `${number}東京🏮`,
    (number) => `${number}京`,
  ],
  [(number, words) => `${number} \\ / % # ? & ; : | ~ \` $ ^ {a} ${words}`, (number) => `${number}\\%#?;:`],
  [
    (number) => `${number}${'W'.repeat(250)}`,
    (number) => `${number}${'W'.repeat(70)}`,
    (number) => `${number}WWWWWWWW`,
  ],
];
/** References, and what is read as something else than words. */
const LEFT_ALONE = /^(?:concepts|channels|meetings|terms|steps)\/[a-z-]+$|^[a-z][a-z-]*$/;

/** The shape of each kind of file, by its folder. */
const SCHEMAS: Record<string, z.ZodType> = { ...folderSchemas, [CHANGES_FOLDER]: changeSchema, 'site.yaml': site };

let pages: Map<string, BuiltPage>;
const titles = new Map<string, string>();

before(async () => {
  await rm(CONTENT, { recursive: true, force: true });
  await cp(VALID, CONTENT, { recursive: true });
  const chosen = new Map<string, string>();
  // First the file whose fields are the shortest.
  const files = (await readdir(CONTENT, { recursive: true })).filter((file) => /\.(mdx|yaml)$/.test(file));
  for (const file of files.sort((a, b) => Number(b === 'site.yaml') - Number(a === 'site.yaml') || (a < b ? -1 : 1)))
    await makeStrange(file, chosen);
  await cp(join(VALID, 'terms/no-paid-keepers.mdx'), join(CONTENT, 'terms/no-backup.mdx'));
  await change(join(CONTENT, 'terms/no-backup.mdx'), 'title: No paid keepers', 'title: Every text that may be written');
  await change(join(CONTENT, 'terms/no-backup.mdx'), /^aliases: .*$/m, 'aliases: []');
  await change(join(CONTENT, 'terms/no-backup.mdx'), /^facts:\n(?: .*\n)*/m, 'facts: []\n');
  for (const { spoil, harmless } of await mutatedMdx()) if (harmless !== undefined) await spoil(CONTENT);
  assert.equal(reportOf((await checkContent(CONTENT)).problems), reportOf([]), 'the check lets it pass');
  pages = await pagesByPath(await builtSite('strange', { CONTENT_DIR: CONTENT }));
});

/** Puts strange words into every field of a file that takes them. */
async function makeStrange(file: string, chosen: Map<string, string>): Promise<void> {
  const text = await readFile(join(CONTENT, file), 'utf8');
  const yaml = splitFrontMatter(text)?.yaml ?? text;
  const schema = SCHEMAS[file.split('/')[0] ?? ''];
  assert.ok(schema, `${file} is of a kind`);
  const document: Document = parseDocument(yaml);
  visit(document, {
    Scalar: (place, node) => {
      const { value } = node;
      if (place === 'key' || typeof value !== 'string' || LEFT_ALONE.test(value)) return;
      node.type = 'QUOTE_DOUBLE';
      const number = chosen.size + 100;
      const words = (STRANGE[number % STRANGE.length] ?? []).map((say) => say(number, value));
      // The same words stay the same, because entries share some of them.
      for (const strange of [...(chosen.has(value) ? [chosen.get(value)] : []), ...words]) {
        node.value = strange;
        if (!schema.safeParse(document.toJS()).success) continue;
        if (!chosen.has(value)) chosen.set(value, String(strange));
        return;
      }
      node.value = value;
    },
  });
  if (document.has('revision')) document.setIn(['revision', 'of'], fingerprintOf(meeting.parse(document.toJS())));
  titles.set(file, String((document.toJS() as { title: string }).title));
  await writeFile(
    join(CONTENT, file),
    text.replace(yaml, () => document.toString({ lineWidth: 0 })),
  );
}

test('the words are strange', () => {
  const kinds = [/<script>/, /東京/, /\\ \//, /W{8}/].map((kind) =>
    [...titles.values()].some((title) => kind.test(title)),
  );
  assert.deepEqual(kinds, [true, true, true, true]);
});

test('readers see every title sign by sign', () => {
  const entries = [...titles].filter(([file]) => /^(concepts|channels|meetings|terms)\//.test(file));
  assert.ok(entries.length >= 4);
  for (const [file, title] of entries) {
    const page = pages.get(`/${file.replace('.mdx', '')}/`);
    const headings = findAll(({ name }) => name === 'h1', page?.document.children ?? []);
    assert.deepEqual(
      headings.map((heading) => textContent(heading)),
      [title],
    );
  }
});

test('no page has a script or a picture that its words ask for', () => {
  for (const { path, document } of pages.values()) {
    const elements = findAll(({ name }) => ['script', 'img', 'b', 'i'].includes(name), document.children);
    const foreign = elements.filter((element) => element.name !== 'script' || /^alert\(/.test(textContent(element)));
    assert.deepEqual(
      foreign.map(({ name }) => name),
      [],
      path,
    );
  }
});

test('what may be written in a text is on its page', () => {
  const page = pages.get('/terms/no-backup/');
  const ids = findAll(({ attribs }) => attribs['id'] !== undefined, page?.document.children ?? []);
  assert.ok(ids.some(({ attribs }) => attribs['id'] === 'in-a-quotation'));
});
