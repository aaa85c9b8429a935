import type { z } from 'zod';
import { change } from '../../schemas/change.ts';
import { folderSchemas } from '../../schemas/index.ts';
import { site } from '../../schemas/site.ts';
import { DIALECT, jsonSchemaOf } from './json-schema.ts';

/** Every kind of file that an author writes, by the name of its folder, or its own. */
const KINDS: Record<string, z.ZodType> = { ...folderSchemas, changes: change, site };

/**
 * The JSON Schemas by which editors complete and check what an author writes: the front matter of each folder of `content/`,
 * its changes and `site.yaml`. They know the shape of one file; promises between files are for the content check.
 *
 * @returns the name of each file of `.editor/`, and its text
 */
export function editorSchemas(): Map<string, string> {
  return new Map(
    Object.entries(KINDS).map(([kind, schema]) => {
      const shape = { $schema: DIALECT, title: `content/${kind}`, ...jsonSchemaOf(schema, 'input') };
      return [`${kind}.schema.json`, `${JSON.stringify(shape, null, 2)}\n`];
    }),
  );
}
