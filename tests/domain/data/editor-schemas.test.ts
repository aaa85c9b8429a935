import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { editorSchemas } from '../../../src/domain/data/editor-schemas.ts';
import { splitFrontMatter } from '../../../src/integrations/front-matter.ts';
import { VALID } from '../../integrations/content-folder.ts';
import { matchesExpected } from '../../support/accept.ts';
import { filesBelow } from '../../support/files.ts';
import { PROJECT } from '../../support/site.ts';

const EDITOR = join(PROJECT, '.editor');
const schemas = editorSchemas();
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
const validators = new Map([...schemas].map(([name, text]) => [name, ajv.compile(JSON.parse(text))]));

/** What an editor would underline in a file of `content/`. */
function complaints(file: string, fields: unknown): string[] {
  const validate = validators.get(`${file.split(/[./]/)[0]}.schema.json`);
  assert.ok(validate, `${file} has a schema`);
  return validate(fields)
    ? []
    : (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

/** The fields of every file of a content folder that has some. */
async function fieldsBelow(folder: string): Promise<[file: string, fields: Record<string, unknown>][]> {
  const files = (await filesBelow(folder)).filter((file) => /\.(?:mdx|yaml)$/.test(file));
  return Promise.all(
    files.map(async (file): Promise<[string, Record<string, unknown>]> => {
      const text = await readFile(join(folder, file), 'utf8');
      return [file, parse(splitFrontMatter(text)?.yaml ?? text)];
    }),
  );
}

test('the files that editors read are those that the schemas of the content give, and no others', async () => {
  for (const [name, text] of schemas) await matchesExpected(text, join(EDITOR, name));
  assert.deepEqual((await readdir(EDITOR)).sort(), [...schemas.keys()].sort());
});

for (const folder of [VALID, join(PROJECT, 'content')]) {
  test(`an editor underlines nothing in what is right: ${folder.slice(PROJECT.length + 1)}`, async () => {
    const files = await fieldsBelow(folder);
    assert.ok(files.length > schemas.size);
    for (const [file, fields] of files) assert.deepEqual(complaints(file, fields), [], file);
  });
}

const FAULTS: [what: string, file: string, slip: Record<string, unknown>, complaint: string][] = [
  ['a field that is none', 'channels/quay-chat.mdx', { sumary: 'Words.' }, ' additionalProperties'],
  ['a word that is not known', 'channels/quay-chat.mdx', { kind: 'forum' }, '/kind enum'],
  ['a text that is too short', 'concepts/lamp-round.mdx', { summary: 'Short.' }, '/summary minLength'],
  ['a weekday with a capital letter', 'meetings/evening-watch.mdx', { weekday: 'Friday' }, '/weekday enum'],
  ['a rule that is none', 'meetings/evening-watch.mdx', { rule: { kind: 'daily' } }, '/rule oneOf'],
  ['a year where a day is asked for', 'changes/2026-06-01-shoes.yaml', { date: 2026 }, '/date type'],
  ['a text instead of a number', 'terms/no-paid-keepers.mdx', { order: 'first' }, '/order type'],
  ['an empty list', 'steps/say-hello.mdx', { doing: [] }, '/doing minItems'],
  ['a name with capitals', 'site.yaml', { id: 'Harbour' }, '/id pattern'],
  ['a task of the home page that leads nowhere', 'pages/home.mdx', { tasks: [{ want: 'Ask' }] }, '/tasks/0 required'],
];
for (const [what, file, slip, complaint] of FAULTS) {
  test(`an editor underlines ${what}`, async () => {
    const fields = new Map(await fieldsBelow(VALID)).get(file);
    assert.ok(complaints(file, { ...fields, ...slip }).includes(complaint));
  });
}

test('an editor knows what every field is for', () => {
  for (const [name, text] of schemas) {
    const { properties } = JSON.parse(text);
    const untold = Object.keys(properties).filter((field) => !properties[field].description);
    assert.deepEqual(untold, [], name);
  }
});

test('a year may be written without quotes', async () => {
  const fields = new Map(await fieldsBelow(VALID)).get('concepts/lamp-round.mdx');
  const record = { state: 'unknown', says: 'Nothing.', checked: '2026-06-01', lastSign: { date: 2025, what: 'Light' } };
  assert.deepEqual(complaints('concepts/lamp-round.mdx', { ...fields, record }), []);
});
