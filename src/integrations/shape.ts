import type { z } from 'zod';
import { fieldName } from '../domain/content.ts';
import { explain, fieldNamesOf } from '../domain/explain.ts';
import type { Refusal } from '../schemas/checked.ts';
import type { Fields } from './front-matter.ts';

/** Something in a file that has to be put right: its line, and the field that it is about. */
export interface FieldRefusal extends Refusal {
  line: number;
  field: string;
}

/**
 * The data in the shape of the schema, or `undefined` with everything that is wrong with it.
 *
 * @param whole what to call the place of a problem that is not about one field
 */
export function readShape(
  { data, lineOf, errors }: Fields,
  schema: z.ZodType,
  whole: string,
): { data: unknown; refusals: FieldRefusal[] } {
  const refused = (refusals: FieldRefusal[]) => ({ data: undefined, refusals });
  if (errors.length > 0) {
    return refused(errors.map(({ path, ...error }) => ({ field: fieldName(path) || whole, ...error })));
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    const advice = 'Write each field on a line of its own, for example: title: Slack chat';
    return refused([{ line: lineOf([]), field: whole, found: 'There are no fields here.', advice }]);
  }
  const result = schema.safeParse(data);
  if (result.success) return { data: result.data, refusals: [] };
  return refused(
    explain(result.error.issues, data, fieldNamesOf(schema)).map(({ path, found, advice }) => ({
      line: lineOf(path),
      field: fieldName(path) || whole,
      found,
      advice,
    })),
  );
}
