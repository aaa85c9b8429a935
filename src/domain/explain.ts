import { z } from 'zod';
import type { Refusal } from '../schemas/checked.ts';
import { type FieldPath, fieldName } from './content.ts';
import { didYouMean, nearest } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/** What an author sees of a schema issue, and the field it is about. */
export interface Explanation extends Refusal {
  path: FieldPath;
  /** The field that was probably meant. */
  meant?: FieldPath | undefined;
}

/**
 * Puts the issues that zod has with a value into words for the author, one explanation for each field: that a list is no
 * text says enough, whatever its length. A field that is missing because of a slip in its name is explained by the slip.
 *
 * @param shapeOf the field names that a group of fields may have, and what each is for
 */
export function explain(issues: readonly Issue[], data: unknown, shapeOf: FieldNames): Explanation[] {
  const explanations = new Map<string, Explanation>();
  const meant = new Set<string>();
  for (const explanation of issues.flatMap((issue) => explainIssue(issue, data, shapeOf))) {
    const name = fieldName(explanation.path);
    if (!explanations.has(name)) explanations.set(name, explanation);
    if (explanation.meant !== undefined) meant.add(fieldName(explanation.meant));
  }
  return [...explanations.values()].filter(
    ({ path }) => valueAt(data, path) !== undefined || !meant.has(fieldName(path)),
  );
}

const KIND_OF_VALUE: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
};
const kindOf = (name: string): string => KIND_OF_VALUE[name] ?? `a ${name}`;

/** A value at the beginning of a sentence. */
function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'A list';
  if (typeof value === 'object') return 'A group of fields';
  return typeof value === 'number' ? `The number ${value}` : `"${String(value)}"`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined | null)?.[key], data);
}

const list = (values: readonly unknown[]): string => values.map(String).join(', ');

const SEE_EXAMPLES = 'See the examples in content/README.md.';
const MISSING = 'This field is missing.';
const EMPTY = 'This field is empty.';
const OR_TAKE_OUT = 'Write something, or take it out.';

function explainIssue(issue: Issue, data: unknown, shapeOf: FieldNames): Explanation[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const found = valueAt(data, path);
  const described = describing(shapeOf, path);

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => explainUnknownField(path, key, shapeOf, found));
    case 'invalid_type':
      return [{ path, ...explainType(issue.expected, found, described) }];
    case 'invalid_value':
      return [{ path, ...explainChoice(issue.values, found) }];
    case 'invalid_union': {
      // A union of groups of fields knows its options; the issue of one that is told apart by a field is about that field.
      const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : undefined;
      if (options !== undefined)
        return [explainSlip(path, data, shapeOf) ?? { path, ...explainChoice(options, found) }];
      if (found === undefined) return [{ path, found: MISSING, advice: described ?? SEE_EXAMPLES }];
      return [{ path, found: `${nameOf(found)} is not known here.`, advice: described ?? SEE_EXAMPLES }];
    }
    case 'too_small':
    case 'too_big':
      return [{ path, ...explainSize(issue, found, described) }];
    case 'custom':
      return [{ path, ...refusalOf(issue, found) }];
    case 'invalid_format':
      return [{ path, found: `${nameOf(found)} does not have the right form.`, advice: described ?? SEE_EXAMPLES }];
    default:
      return [{ path, found: `${issue.message}.`, advice: described ?? SEE_EXAMPLES }];
  }
}

/** A group whose kind is told by a field that is missing: whether another field of it has a slip in its name. */
function explainSlip(path: FieldPath, data: unknown, shapeOf: FieldNames): Explanation | undefined {
  const group = path.slice(0, -1);
  const known = Object.keys(shapeOf(group) ?? {});
  const written = Object.keys(valueAt(data, group) ?? {}).filter((name) => !known.includes(name));
  const slip = valueAt(data, path) === undefined && written.find((name) => nearest(name, known) === path.at(-1));
  return slip ? explainUnknownField(group, slip, shapeOf, valueAt(data, group)) : undefined;
}

/** @param group the fields that are written beside it; one that is missing is more likely to be meant */
function explainUnknownField(parent: FieldPath, name: string, shapeOf: FieldNames, group: unknown): Explanation {
  const known = Object.keys(shapeOf(parent) ?? {});
  const missing = known.filter((field) => !Object.hasOwn(group ?? {}, field));
  const meant = nearest(name, missing) ?? nearest(name, known);
  const otherwise = known.length > 0 ? `Take it out, or use one of: ${list(known)}.` : 'Take it out.';
  return {
    path: [...parent, name],
    found: `"${name}" is not a field here.`,
    advice: meant === undefined ? otherwise : `Did you mean "${meant}"?`,
    meant: meant === undefined ? undefined : [...parent, meant],
  };
}

function explainType(expected: string, found: unknown, described: string | undefined): Refusal {
  if (found === undefined) return { found: MISSING, advice: described ?? 'Add it.' };
  if (found === null) return { found: EMPTY, advice: described ?? OR_TAKE_OUT };
  const kind = kindOf(expected);
  const quotes = expected === 'string' && typeof found !== 'object' ? ['Put it into "quotes".'] : [];
  const advice = [...quotes, ...(described === undefined ? [] : [described])].join(' ') || `Write ${kind}.`;
  return { found: `${nameOf(found)} is not ${kind}.`, advice };
}

function explainChoice(values: readonly unknown[], found: unknown): Refusal {
  const otherwise = `Write one of: ${list(values)}.`;
  if (found === undefined) return { found: MISSING, advice: otherwise };
  if (found === null) return { found: EMPTY, advice: otherwise };
  const words = values.map(String);
  return { found: `${nameOf(found)} is not known here.`, advice: didYouMean(String(found), words, otherwise) };
}

function explainSize(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  found: unknown,
  described: string | undefined,
): Refusal {
  const [limit, atLimit, beyond] =
    issue.code === 'too_small' ? [issue.minimum, 'at least', 'more than'] : [issue.maximum, 'at most', 'less than'];
  const bound = `${issue.inclusive === false ? beyond : atLimit} ${limit}`;
  if (typeof found === 'string') {
    if (found.trim() === '') return { found: EMPTY, advice: described ?? OR_TAKE_OUT };
    return { found: `This text has ${[...found].length} characters.`, advice: `Write ${bound}.` };
  }
  if (Array.isArray(found)) {
    const lines = found.length === 0 ? 'is empty' : `has ${found.length} lines`;
    return { found: `This list ${lines}.`, advice: `Give ${bound}.` };
  }
  return { found: `${nameOf(found)} is out of range.`, advice: `Write ${bound}.` };
}

function refusalOf(issue: Extract<Issue, { code: 'custom' }>, value: unknown): Refusal {
  const { found = issue.message, advice = '', known = [] } = (issue.params ?? {}) as Partial<Refusal>;
  return { found, advice: didYouMean(String(value), known, advice) };
}

/** Looks up the fields of a group by its path: name to description. */
export type FieldNames = (path: FieldPath) => Record<string, string | undefined> | undefined;

function describing(shapeOf: FieldNames, path: FieldPath): string | undefined {
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

/** What a field is for, also when it may be left out. */
export function descriptionOf(schema: z.ZodType): string | undefined {
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

/** Why a value is none for one field of a shape, in one line; nothing when it is fine. */
export function refusalIn(
  shape: Readonly<Record<string, z.ZodType>>,
  field: string,
  value: unknown,
): string | undefined {
  const own = shape[field];
  if (own === undefined) throw new Error(`There is no field ${field}.`);
  const group = z.object({ [field]: own });
  const { error } = group.safeParse({ [field]: value });
  const [first] = error === undefined ? [] : explain(error.issues, { [field]: value }, fieldNamesOf(group));
  return first && `${first.found} ${first.advice}`;
}
