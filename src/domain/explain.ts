import type { z } from 'zod';
import type { Refusal } from '../schemas/checked.ts';
import { didYouMean } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/** What an author sees of one schema issue, and the field it is about. */
export interface Explanation extends Refusal {
  path: (string | number)[];
}

const KIND_OF_VALUE: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  null: 'nothing (null)',
};
const kindOf = (name: string): string => KIND_OF_VALUE[name] ?? `a ${name}`;

function nameOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'nothing (null)';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  return `"${String(value)}"`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], data);
}

const list = (values: readonly unknown[]): string => values.map(String).join(', ');

/**
 * Puts an issue of zod into words for the author: one explanation for each field that is concerned.
 *
 * @param shapeOf the field names that a group of fields may have, and what each is for
 */
export function explain(issue: Issue, data: unknown, shapeOf: FieldNames): Explanation[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const found = valueAt(data, issue.path);
  const described = describing(shapeOf, path);

  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = Object.keys(shapeOf(path) ?? {});
      return issue.keys.map((key) => ({
        path: [...path, key],
        found: `"${key}" is not a field here.`,
        advice: didYouMean(
          key,
          known,
          known.length > 0 ? `Take it out, or use one of: ${list(known)}.` : 'Take it out.',
        ),
      }));
    }
    case 'invalid_type':
      if (found === undefined) return [{ path, found: 'This field is missing.', advice: described ?? 'Add it.' }];
      return [
        {
          path,
          found: `${nameOf(found)} is not ${kindOf(issue.expected)}.`,
          advice: described ?? `Write ${kindOf(issue.expected)}.`,
        },
      ];
    case 'invalid_value': {
      const values = issue.values.map(String);
      const otherwise = `Write one of: ${list(values)}.`;
      if (found === undefined) return [{ path, found: 'This field is missing.', advice: otherwise }];
      return [
        { path, found: `${nameOf(found)} is not known here.`, advice: didYouMean(String(found), values, otherwise) },
      ];
    }
    case 'invalid_union': {
      const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : undefined;
      const advice =
        options === undefined
          ? (described ?? 'See the examples in content/README.md.')
          : didYouMean(String(found), options.map(String), `Write one of: ${list(options)}.`);
      return [
        { path, found: found === undefined ? 'This field is missing.' : `${nameOf(found)} is not known here.`, advice },
      ];
    }
    case 'too_small':
    case 'too_big':
      return [{ path, ...explainSize(issue, found) }];
    case 'custom':
      return [{ path, ...refusalOf(issue) }];
    case 'invalid_format':
      return [
        {
          path,
          found: `${nameOf(found)} does not have the right form.`,
          advice: described ?? 'See the examples in content/README.md.',
        },
      ];
    default:
      return [{ path, found: `${issue.message}.`, advice: described ?? 'See the examples in content/README.md.' }];
  }
}

function explainSize(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>, found: unknown): Refusal {
  const limit = issue.code === 'too_small' ? Number(issue.minimum) : Number(issue.maximum);
  const word = issue.code === 'too_small' ? 'at least' : 'at most';
  if (typeof found === 'string') {
    if (found.trim() === '')
      return { found: 'This field is empty.', advice: 'Write something, or take the field out.' };
    return { found: `This text has ${[...found].length} characters.`, advice: `Write ${word} ${limit}.` };
  }
  if (Array.isArray(found)) return { found: `This list has ${found.length} lines.`, advice: `Give ${word} ${limit}.` };
  return { found: `${nameOf(found)} is out of range.`, advice: `Write ${word} ${limit}.` };
}

function refusalOf(issue: Extract<Issue, { code: 'custom' }>): Refusal {
  const { found, advice } = (issue.params ?? {}) as Partial<Refusal>;
  return { found: found ?? issue.message, advice: advice ?? '' };
}

/** Looks up the fields of a group by its path: name to description. */
export type FieldNames = (path: readonly (string | number)[]) => Record<string, string | undefined> | undefined;

function describing(shapeOf: FieldNames, path: readonly (string | number)[]): string | undefined {
  const last = path.at(-1);
  return typeof last === 'string' ? shapeOf(path.slice(0, -1))?.[last] : undefined;
}

interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  in?: z.ZodType;
  out?: z.ZodType;
  options?: z.ZodType[];
}
const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

function unwrap(schema: z.ZodType): z.ZodType {
  const { type, innerType, out } = definitionOf(schema);
  if (innerType !== undefined) return unwrap(innerType);
  return type === 'pipe' && out !== undefined ? unwrap(out) : schema;
}

function descriptionOf(schema: z.ZodType): string | undefined {
  if (schema.description !== undefined) return schema.description;
  const { innerType } = definitionOf(schema);
  return innerType === undefined ? undefined : descriptionOf(innerType);
}

/** The names and descriptions of the fields of a schema, for {@link explain}. */
export function fieldNamesOf(schema: z.ZodType): FieldNames {
  return (path) => {
    let shapes = shapesOf(schema);
    for (const part of path) {
      shapes = shapes.flatMap((shape) => {
        const { type, element, shape: fields } = definitionOf(shape);
        if (type === 'array' && typeof part === 'number' && element !== undefined) return shapesOf(element);
        const field = fields?.[String(part)];
        return field === undefined ? [] : shapesOf(field);
      });
    }
    const fields = shapes.flatMap((shape) => Object.entries(definitionOf(shape).shape ?? {}));
    if (fields.length === 0) return undefined;
    return Object.fromEntries(fields.map(([name, field]) => [name, descriptionOf(field)]));
  };
}

function shapesOf(schema: z.ZodType): z.ZodType[] {
  const inner = unwrap(schema);
  return definitionOf(inner).options?.flatMap(shapesOf) ?? [inner];
}
