import { z } from 'zod';
import type { Collection } from '../../schemas/collections.ts';
import { isId, LONGEST_ID } from '../../schemas/fields.ts';
import { entrySchemas } from '../../schemas/index.ts';
import type { Content } from '../content.ts';
import { explain, fieldNamesOf } from '../explain.ts';
import { nameKey } from '../rules/name-key.ts';

/** Why a value is none for a field of a collection, in the words of the content check; nothing when it is fine. */
export function refuseField(collection: Collection, field: string, value: unknown): string | undefined {
  const { shape } = entrySchemas[collection] as { shape: Record<string, z.ZodType> };
  const own = shape[field];
  if (own === undefined) throw new Error(`${collection} have no field ${field}`);
  const group = z.object({ [field]: own });
  const { error } = group.safeParse({ [field]: value });
  const [first] = error === undefined ? [] : explain(error.issues, { [field]: value }, fieldNamesOf(group));
  return first && `${first.found} ${first.advice}`;
}

/** Why a name cannot be that of a new entry: another one or a page has it. */
export function refuseName(name: string, { entries, pages }: Content): string | undefined {
  const key = nameKey(name);
  const owner = [...entries, ...pages].find(({ data }) =>
    [data.title, ...data.aliases].some((other) => nameKey(other) === key),
  );
  return owner && `"${name}" is already a name of ${owner.file}.`;
}

/** Why an id cannot be that of a new entry; ids are the ends of addresses, and unique over all collections. */
export function refuseId(id: string, knownKeys: Iterable<string>): string | undefined {
  if (id.length > LONGEST_ID) return `The name has ${id.length} characters. Keep it under ${LONGEST_ID + 1}.`;
  if (!isId(id)) return `"${id}" cannot be an address. Use lower case, digits and single hyphens: my-entry`;
  const taken = [...knownKeys].find((key) => !key.startsWith('pages/') && key.endsWith(`/${id}`));
  return taken && `"${id}" is the name of content/${taken}.mdx already. Choose another one.`;
}
