import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Document, isMap, isScalar, parseDocument } from 'yaml';
import { z } from 'zod';
import { type FieldPath, fieldName } from '../../src/domain/content.ts';
import { type Explanation, explain, fieldNamesOf } from '../../src/domain/explain.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { folderSchemas } from '../../src/schemas/index.ts';
import { site } from '../../src/schemas/site.ts';
import { copyOf, VALID } from './content-folder.ts';

/** One valid file of each kind. */
const FILES: [file: string, schema: z.ZodType][] = [
  ['concepts/lamp-round.mdx', folderSchemas.concepts],
  ['channels/quay-chat.mdx', folderSchemas.channels],
  ['meetings/evening-watch.mdx', folderSchemas.meetings],
  ['terms/no-paid-keepers.mdx', folderSchemas.terms],
  ['steps/say-hello.mdx', folderSchemas.steps],
  ['pages/home.mdx', folderSchemas.pages],
  ['site.yaml', site],
];

/** The part of JSON Schema that says which fields a group must have. */
interface Shape {
  type?: string;
  required?: string[];
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
}

/** The front matter of a valid file, as it can be changed field by field, and what stands around it. */
function fieldsOf(file: string): { document: Document; before: string; behind: string } {
  const text = readFileSync(join(VALID, file), 'utf8');
  if (file.endsWith('.yaml')) return { document: parseDocument(text), before: '', behind: '' };
  const [, yaml = '', behind = ''] = /^---\n([\s\S]*?\n)(---\n[\s\S]*)$/.exec(text) ?? [];
  return { document: parseDocument(yaml), before: '---\n', behind };
}

const folder = await copyOf(VALID, { after });

/** Checks the valid guide with one field of one file changed. */
async function problemsWith(file: string, change: (document: Document) => void) {
  const { document, before, behind } = fieldsOf(file);
  change(document);
  const text = `${before}${document.toString({ lineWidth: 0 })}${behind}`;
  await writeFile(join(folder, file), text);
  const { problems } = await checkContent(folder);
  await cp(join(VALID, file), join(folder, file));
  return { text, problems };
}

/** What is said of the fields of a file when one of them has another value. */
function explained(file: string, schema: z.ZodType, path: FieldPath, value: unknown): Explanation[] {
  const { document } = fieldsOf(file);
  document.setIn(path, value);
  const data: unknown = document.toJS();
  return explain(schema.safeParse(data).error?.issues ?? [], data, fieldNamesOf(schema));
}

/** The paths of all fields, groups and list items below a value. */
function pathsIn(value: unknown): FieldPath[] {
  if (typeof value !== 'object' || value === null) return [];
  const parts: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return parts.flatMap(([part, below]) => [[part], ...pathsIn(below).map((path) => [part, ...path])]);
}

const branches = ({ anyOf, oneOf, ...shape }: Shape): Shape[] =>
  [...(anyOf ?? []), ...(oneOf ?? [])].flatMap(branches).concat(shape);

/** Whether a group must have a field, in every form that it may take in this file. */
function isRequired(schema: z.ZodType, path: FieldPath): boolean {
  let shapes = branches(z.toJSONSchema(schema, { io: 'input' }) as Shape);
  for (const part of path.slice(0, -1)) {
    shapes = shapes
      .flatMap(({ items, properties }) => (typeof part === 'number' ? items : properties?.[part]) ?? [])
      .flatMap(branches);
  }
  return shapes.some(({ required }) => required?.includes(String(path.at(-1))));
}

/** The line of the last field of a path, found by its name; items stand on lines of their own below their list. */
function lineOf(path: FieldPath, text: string): number {
  const lines = text.split('\n');
  let line = lines.indexOf('---');
  for (const part of path) {
    line += typeof part === 'number' ? part + 1 : 0;
    if (typeof part === 'string') line = lines.findIndex((words, index) => index >= line && words.includes(`${part}:`));
  }
  return line + 1;
}

for (const [file, schema] of FILES) {
  const paths = pathsIn(fieldsOf(file).document.toJS());

  for (const path of paths.filter((path) => typeof path.at(-1) === 'string' && isRequired(schema, path))) {
    test(`${file} without ${fieldName(path)}: one problem, at the line of what it is missing from`, async () => {
      const { text, problems } = await problemsWith(file, (document) => document.deleteIn(path));
      const parent = path.slice(0, -1);
      const firstLine = file.endsWith('.yaml') ? 1 : 2;
      assert.deepEqual(
        problems.map(({ file, line, field, found }) => ({ file, line, field, found })),
        [
          {
            file: `content/${file}`,
            line: parent.length === 0 ? firstLine : lineOf(parent, text),
            field: fieldName(path),
            found: 'This field is missing.',
          },
        ],
      );
    });
  }

  const texts = paths.filter((path) => {
    const node = fieldsOf(file).document.getIn(path, true);
    return isScalar(node) && typeof node.value === 'string';
  });
  for (const path of texts) {
    for (const [kind, value] of [
      ['a number', 7],
      ['a list', ['so', 'on']],
    ]) {
      test(`${file} with ${kind} as ${fieldName(path)}: one problem that names it`, () => {
        const fields = explained(file, schema, path, value).map(({ path }) => fieldName(path));
        assert.deepEqual(fields, [fieldName(path)]);
      });
    }
  }

  test(`${file} with anything at all in any of its places is explained in words`, () => {
    const anything = [
      null,
      true,
      0,
      -7,
      1.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '',
      ' ',
      'x',
      'x'.repeat(999),
      [],
      [[]],
      [null],
      {},
      { a: {} },
    ];
    for (const path of paths) {
      for (const value of anything) {
        for (const explanation of explained(file, schema, path, value)) {
          const said = `${fieldName(explanation.path)}: ${explanation.found} ${explanation.advice}`;
          assert.match(said, /^[a-zA-Z0-9.[\]]+: .+\. .+$/, `${JSON.stringify(value)} gives: ${said}`);
          assert.doesNotMatch(said, /undefined|\[object|Invalid input/, `${JSON.stringify(value)} gives: ${said}`);
        }
      }
    }
  });

  test(`${file} has its fields tried one by one`, () => {
    const { document } = fieldsOf(file);
    assert.ok(isMap(document.contents));
    assert.ok(paths.length > document.contents.items.length && texts.length > 2);
  });
}
