import { z } from 'zod';

/** A JSON Schema (2020-12) of a group of fields. */
export type JsonSchema = Record<string, unknown> & { properties: Record<string, unknown>; required: string[] };

/** The dialect in which zod writes, and in which all schemas of the guide are. */
export const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/**
 * A zod schema as others read it.
 *
 * @param side `output`: what stands in the data, defaults filled in; `input`: what an author may write
 */
export function jsonSchemaOf(schema: z.ZodType, side: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: side,
    override: side === 'input' ? alsoNumbers : () => undefined,
  });
  return rest as JsonSchema;
}

/** A year that YAML reads as a number: https://yaml.org/spec/1.2.2/#core-schema. */
const YEAR = 2022;

/** Fields that take a year take it without quotes too; JSON Schema does not see that, because a function turns it into a text. */
function alsoNumbers({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}) {
  if (zodSchema._zod.def.type === 'pipe' && z.safeParse(zodSchema, YEAR).success && jsonSchema.type === 'string') {
    Object.assign(jsonSchema, { type: ['string', 'integer'] });
  }
}
