import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { type FieldPath, fieldName } from '../../../src/domain/content.ts';
import { splitFrontMatter } from '../../../src/integrations/front-matter.ts';
import { folderSchemas } from '../../../src/schemas/index.ts';
import { site } from '../../../src/schemas/site.ts';
import { type Mutation, randomNumbers } from './mutation.ts';

/** A field of a file, and where it stands in the text. */
interface Field {
  file: string;
  path: FieldPath;
  name: string;
  /** The other names of its group. */
  siblings: string[];
  value: unknown;
  /** Stands in a group that is written in one line, between braces. */
  inBraces: boolean;
  line: number;
  /** Where its name begins and ends, and where its value ends, in characters of the file. */
  start: number;
  nameEnd: number;
  end: number;
  /** Whether its kind asks for it; what it may be instead. */
  isRequired: boolean;
  mayBeNull: boolean;
}

/** Every field of every kind, each in the first file that has it. */
export async function fieldsOf(content: string): Promise<Field[]> {
  const fields: Field[] = [];
  for (const [folder, schema] of [...Object.entries(folderSchemas), ['', site] as const]) {
    const names = folder === '' ? ['site.yaml'] : (await readdir(join(content, folder))).sort();
    const seen = new Set<string>();
    for (const name of names) {
      const file = join(folder, name);
      for (const field of await fieldsIn(content, file, schema)) {
        const form = field.path.filter((part) => typeof part === 'string').join('.');
        if (!seen.has(form)) fields.push(field);
        seen.add(form);
      }
    }
  }
  return fields;
}

async function fieldsIn(content: string, file: string, schema: z.ZodType): Promise<Field[]> {
  const text = await readFile(join(content, file), 'utf8');
  const yaml = splitFrontMatter(text)?.yaml ?? text;
  const offset = text.indexOf(yaml);
  const shape = z.toJSONSchema(schema, { io: 'input' }) as Shape;
  const fields: Field[] = [];

  const walk = (node: unknown, path: FieldPath, shapes: Shape[]): void => {
    if (isSeq(node)) {
      const below = shapes.flatMap(({ items }) => (items === undefined ? [] : branches(items)));
      for (const [index, item] of node.items.entries()) walk(item, [...path, index], below);
    }
    if (!isMap(node)) return;
    for (const pair of node.items) {
      const { start, nameEnd, end, name } = placeOf(pair);
      const below = shapes.flatMap(({ properties }) => {
        const property = properties?.[name];
        return property === undefined ? [] : branches(property);
      });
      fields.push({
        file,
        path: [...path, name],
        name,
        siblings: node.items.map((sibling) => placeOf(sibling).name),
        value: isScalar(pair.value) ? pair.value.value : isSeq(pair.value) ? [] : {},
        inBraces: (node as YAMLMap).flow === true,
        line: text.slice(0, offset + start).split('\n').length,
        start: offset + start,
        nameEnd: offset + nameEnd,
        end: offset + end,
        isRequired: shapes.some(({ required }) => required?.includes(name)),
        mayBeNull: below.some(({ type }) => type === 'null'),
      });
      walk(pair.value, [...path, name], below);
    }
  };
  walk(parseDocument(yaml).contents, [], branches(shape));
  return fields;
}

function placeOf({ key, value }: Pair): { start: number; nameEnd: number; end: number; name: string } {
  const range = (node: unknown) => (isScalar(node) || isMap(node) || isSeq(node) ? node.range : undefined);
  const [start = 0, nameEnd = 0] = range(key) ?? [];
  return { start, nameEnd, end: range(value)?.[1] ?? nameEnd + 1, name: isScalar(key) ? String(key.value) : '' };
}

interface Shape {
  type?: string;
  required?: string[];
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
}
const branches = ({ anyOf, oneOf, ...shape }: Shape): Shape[] =>
  [...(anyOf ?? []), ...(oneOf ?? [])].flatMap(branches).concat(shape);

/** Every field of every kind: left out, given another type, misspelt, and written twice. */
export async function mutatedFields(content: string): Promise<Mutation[]> {
  const random = randomNumbers(20_260_712);
  return (await fieldsOf(content)).flatMap((field) => [
    removed(field),
    retyped(field, random),
    misspelt(field, random),
    twice(field),
  ]);
}

/** Changes the text of a field's file from one character to another. */
const spliced =
  ({ file }: Field, start: number, end: number, put: string) =>
  async (folder: string) => {
    const text = await readFile(join(folder, file), 'utf8');
    await writeFile(join(folder, file), text.slice(0, start) + put + text.slice(end));
  };

function removed(field: Field): Mutation {
  const { file, path, isRequired } = field;
  return {
    mutator: 'field removed',
    name: `${file} without ${fieldName(path)}`,
    file,
    spoil: async (folder) => {
      const text = await readFile(join(folder, file), 'utf8');
      const yaml = splitFrontMatter(text)?.yaml ?? text;
      const document = parseDocument(yaml);
      document.deleteIn(path);
      await writeFile(
        join(folder, file),
        text.replace(yaml, () => document.toString({ lineWidth: 0 })),
      );
    },
    ...(isRequired
      ? { field: fieldName(path) }
      : {
          harmless: {
            because: 'its kind does not ask for it',
            reads: { path, value: undefined },
            unlessAskedFor: true,
          },
        }),
  };
}

/** What stands in the place of a value of another type. */
const VALUES: [type: string, written: string, value: unknown][] = [
  ['a number', '7.5', 7.5],
  ['a truth', 'true', true],
  ['nothing', '', null],
  ['a text', '"so and so"', 'so and so'],
  ['a list', '[7.5]', [7.5]],
  ['a group', '{ so: 7.5 }', { so: 7.5 }],
];
const typeOf = (value: unknown): string =>
  Array.isArray(value) ? 'a list' : value === null ? 'nothing' : (TYPES[typeof value] ?? '');
const TYPES: Record<string, string> = { number: 'a number', boolean: 'a truth', string: 'a text', object: 'a group' };

/** A value of another type; which one, chance decides. */
function retyped(field: Field, random: (below: number) => number): Mutation {
  const { file, path, value: before, nameEnd, end, mayBeNull } = field;
  const others = VALUES.filter(([type]) => type !== typeOf(before));
  const [type = '', written = '', value] = others[random(others.length)] ?? [];
  return {
    mutator: `field made ${type}`,
    name: `${file} with ${type} as ${fieldName(path)}`,
    file,
    field: fieldName(path),
    spoil: async (folder) => {
      const text = await readFile(join(folder, file), 'utf8');
      const lineEnd = text.slice(nameEnd, end).endsWith('\n') ? '\n' : '';
      await spliced(field, nameEnd, end, `: ${written}${lineEnd}`)(folder);
    },
    ...(value === null && mayBeNull
      ? {
          harmless: {
            because: 'null says that the source is silent',
            reads: { path, value: null },
            unlessAskedFor: true,
          },
        }
      : {}),
  };
}

function misspelt(field: Field, random: (below: number) => number): Mutation {
  const { file, path, name, start, nameEnd } = field;
  const slip = slipOf(name, field.siblings, random);
  return {
    mutator: 'field misspelt',
    name: `${file} with ${fieldName(path)} written as ${slip}`,
    file,
    field: fieldName([...path.slice(0, -1), slip]),
    at: field.line,
    says: new RegExp(`\\b${name}\\b`),
    spoil: spliced(field, start, nameEnd, slip),
  };
}

/** A name as a hurried hand writes it. */
function slipOf(name: string, taken: readonly string[], random: (below: number) => number): string {
  for (;;) {
    const at = random(name.length);
    const slips = [
      name.slice(0, at) + name.slice(at + 1),
      name.slice(0, at) + name.charAt(at) + name.slice(at),
      name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
      name.charAt(0).toUpperCase() + name.slice(1),
      `${name}s`,
    ];
    const slip = slips[random(slips.length)] ?? '';
    if (slip !== '' && slip !== name && !taken.includes(slip)) return slip;
  }
}

function twice(field: Field): Mutation {
  const { file, path, start, end, inBraces } = field;
  return {
    mutator: 'field twice',
    name: `${file} with ${fieldName(path)} twice`,
    file,
    says: new RegExp(`The field "${field.name}" stands here twice\\. Keep one of the two\\.`),
    spoil: async (folder) => {
      const text = await readFile(join(folder, file), 'utf8');
      const written = text.slice(start, end).trimEnd();
      const column = start - (text.lastIndexOf('\n', start - 1) + 1);
      const between = inBraces ? ', ' : `\n${' '.repeat(column)}`;
      await spliced(field, start, start, written + between)(folder);
    },
  };
}
