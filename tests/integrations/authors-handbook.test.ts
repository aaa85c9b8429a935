import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { slug } from 'github-slugger';
import { parse } from 'yaml';
import { z } from 'zod';
import { reportOf } from '../../src/domain/problems.ts';
import { CHANGES_FOLDER } from '../../src/integrations/changes-folder.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { splitFrontMatter } from '../../src/integrations/front-matter.ts';
import { change } from '../../src/schemas/change.ts';
import { entrySchemas, folderSchemas } from '../../src/schemas/index.ts';
import { MDX_COMPONENTS } from '../../src/schemas/mdx-components.ts';
import { PAGE_IDS } from '../../src/schemas/page.ts';
import { site } from '../../src/schemas/site.ts';
import { PROJECT } from '../support/site.ts';
import { type Cleaner, change as changed, copyOf, VALID } from './content-folder.ts';

const HANDBOOK = readFileSync(join(PROJECT, 'content/README.md'), 'utf8');

/** The examples of the handbook, by the file that each of them shows. */
const EXAMPLES = new Map(
  [...HANDBOOK.matchAll(/^`content\/(\S+)`\n\n```yaml\n([\s\S]*?)^```$/gm)].map(([, file = '', text = '']) => [
    file,
    text,
  ]),
);

/** The shape of each kind of file. */
const SCHEMAS: Record<string, z.ZodType> = { ...folderSchemas, [CHANGES_FOLDER]: change, 'site.yaml': site };

/** A copy of the valid guide in which every entry is an example of the handbook. */
async function guideOfExamples(t: Cleaner): Promise<string> {
  const folder = await copyOf(VALID, t);
  for (const collection of Object.keys(entrySchemas)) {
    for (const file of await readdir(join(folder, collection))) await rm(join(folder, collection, file));
  }
  for (const [file, text] of EXAMPLES) await writeFile(join(folder, file), text);
  return folder;
}

test('the handbook has an example of each kind', () => {
  const kinds = [...EXAMPLES.keys()].map((file) => file.split('/')[0]);
  assert.deepEqual(kinds.sort(), Object.keys(SCHEMAS).sort());
});

test('the examples of the handbook are a valid guide', async (t) => {
  const { problems } = await checkContent(await guideOfExamples(t));
  assert.equal(reportOf(problems), reportOf([]));
});

interface Shape {
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
}

/** The names of all fields that a kind may have, at any depth. */
function namesIn({ properties = {}, items, anyOf = [], oneOf = [] }: Shape): string[] {
  const below = [...Object.values(properties), ...(items ? [items] : []), ...anyOf, ...oneOf];
  return [...Object.keys(properties), ...below.flatMap(namesIn)];
}

for (const [file, text] of EXAMPLES) {
  const kind = file.split('/')[0] ?? '';
  const schema = SCHEMAS[kind];
  assert.ok(schema, `${file} is of a kind`);
  const yaml = splitFrontMatter(text)?.yaml ?? text;

  test(`the example ${file} has every field of its kind`, () => {
    const shape = z.toJSONSchema(schema, { io: 'input' }) as Shape;
    const written = Object.keys(parse(yaml));
    assert.deepEqual(written.sort(), Object.keys(shape.properties ?? {}).sort());
  });

  test(`the fields of groups in ${file} stand there too, or in the example that explains every entry`, () => {
    const explained = `${yaml}\n${EXAMPLES.get('channels/quay-chat.mdx')}`;
    const names = new Set(namesIn(z.toJSONSchema(schema, { io: 'input' }) as Shape));
    assert.deepEqual(
      [...names].filter((name) => !new RegExp(`\\b${name}:`).test(explained)),
      [],
    );
  });
}

test('the handbook shows what can be written in a text, and names every page', () => {
  for (const name of Object.keys(MDX_COMPONENTS)) assert.match(HANDBOOK, new RegExp(`^\\s*.*<${name}[ >]`, 'm'));
  for (const id of PAGE_IDS) assert.match(HANDBOOK, new RegExp(`\`${id}\``));
});

test('the handbook counts as many entries and pages as the check', async (t) => {
  const { content } = await checkContent(await guideOfExamples(t));
  const [, entries, pages] = /The content is fine: (\d+) entries, (\d+) pages\./.exec(HANDBOOK) ?? [];
  assert.deepEqual([Number(entries), Number(pages)], [content.entries.length, content.pages.length]);
});

test('the report that the handbook shows is the one that such slips give', async (t) => {
  const folder = await guideOfExamples(t);
  await changed(join(folder, 'meetings/evening-watch.mdx'), 'weekday: friday', 'weekday: Friday');
  await changed(join(folder, 'terms/no-paid-keepers.mdx'), 'aliases: [wages]', 'aliases: [chat]');
  const shown = /^```\n(content\/[\s\S]*?)^```$/m.exec(HANDBOOK)?.[1];
  assert.equal(reportOf((await checkContent(folder)).problems), shown);
});

test('the links within the handbook arrive', () => {
  const headings = [...HANDBOOK.matchAll(/^#+ (.*)$/gm)].map(([, words = '']) => slug(words));
  const targets = [...HANDBOOK.matchAll(/\]\(#([^)]+)\)/g)].map(([, target = '']) => target);
  assert.ok(targets.length > 0);
  assert.deepEqual(
    targets.filter((target) => !headings.includes(target)),
    [],
  );
});
