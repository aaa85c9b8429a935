import { isDeepStrictEqual } from 'node:util';
import { extractFrontmatter, parseFrontmatter } from '@astrojs/markdown-remark';
import type { z } from 'zod';
import type { FieldPath } from '../domain/content.ts';
import type { Refusal } from '../schemas/checked.ts';
import type { SplitFile } from './front-matter.ts';

/*
 * The check reads front matter with a parser that knows lines and columns, Astro with another one, which knows YAML 1.1 too.
 * What the two read differently would pass the check and fail, or change, in the build.
 */

/** Says where Astro would end the front matter, when that is not where it ends. */
export function refuseOtherEnd(text: string, { yaml, yamlLine }: SplitFile): (Refusal & { line: number }) | undefined {
  const raw = extractFrontmatter(text) ?? '';
  const astroYaml = raw.slice(raw.indexOf('\n') + 1);
  if (astroYaml === yaml) return undefined;
  return {
    line: yamlLine + astroYaml.split('\n').length - 1,
    found: 'Front matter ends at a line that begins with three dashes or plus signs.',
    advice: 'Let the line begin with something else, and put a text of several lines into one.',
  };
}

/**
 * The first field that Astro reads as another value, or not at all.
 *
 * @param data what the check has read, in the shape of the schema
 */
export function refuseOtherReading(
  text: string,
  schema: z.ZodType,
  data: unknown,
): (Refusal & { path: FieldPath }) | undefined {
  const advice = 'Put it into "quotes".';
  let read: unknown;
  try {
    read = parseFrontmatter(text).frontmatter;
  } catch (error) {
    const { reason = String(error) } = error as { reason?: string };
    return { path: [], found: `Astro cannot read the fields: ${reason}.`, advice: 'Put texts into "quotes".' };
  }
  const result = schema.safeParse(read);
  if (!result.success) {
    const path = (result.error.issues[0]?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part));
    return { path, found: 'Readers of YAML disagree on what this is: a text, a number or a date.', advice };
  }
  const path = firstDifference(data, result.data);
  if (path === undefined) return undefined;
  return { path, found: 'Readers of YAML disagree on what this says.', advice };
}

function firstDifference(one: unknown, other: unknown): FieldPath | undefined {
  if (isDeepStrictEqual(one, other)) return undefined;
  if (!isGroup(one) || !isGroup(other)) return [];
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const rest = firstDifference(one[key], other[key]);
    if (rest !== undefined) return [Array.isArray(one) ? Number(key) : key, ...rest];
  }
  return [];
}

const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
