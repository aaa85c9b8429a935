import type { z } from 'zod';
import type { Collection } from '../../schemas/collections.ts';
import { FOLDER_PAGE_ID, isId, LONGEST_ID } from '../../schemas/fields.ts';
import { entrySchemas } from '../../schemas/index.ts';
import type { Content } from '../content.ts';
import { refusalIn } from '../explain.ts';
import { moveOfId } from '../links/moves.ts';
import { shortPath } from '../links/paths.ts';
import { nameKey } from '../rules/name-key.ts';
import { nameOwners } from '../rules/names-are-unique.ts';

/** Why a value is none for a field of a collection, in the words of the content check; nothing when it is fine. */
export function refuseField(collection: Collection, field: string, value: unknown): string | undefined {
  return refusalIn((entrySchemas[collection] as { shape: Record<string, z.ZodType> }).shape, field, value);
}

/** Why a name cannot be that of a new entry: another one has it; for a title, a page has it for its own. */
export function refuseName(field: 'title' | 'aliases', name: string, content: Content): string | undefined {
  const key = nameKey(name);
  const page = field === 'title' ? content.pages.find(({ data }) => nameKey(data.title) === key) : undefined;
  const owner = nameOwners(content).get(key) ?? page?.file;
  return owner && `"${name}" is already a name of ${owner}.`;
}

/**
 * Why an id cannot be that of a new entry; ids are the ends of addresses, and unique over all collections.
 *
 * @param moves those of other entries: their old short addresses keep their ids
 */
export function refuseId(id: string, { knownKeys, moves }: Pick<Content, 'knownKeys' | 'moves'>): string | undefined {
  if (id.length > LONGEST_ID) return `The name has ${id.length} characters. Keep it under ${LONGEST_ID + 1}.`;
  if (!isId(id)) return `"${id}" cannot be an address. Use lower case, digits and single hyphens: my-entry`;
  if (id === FOLDER_PAGE_ID) return `Hosts take "${id}" for the page of the folder. Choose another name.`;
  const taken = [...knownKeys].find((key) => !key.startsWith('pages/') && key.endsWith(`/${id}`));
  if (taken !== undefined) return `"${id}" is the name of content/${taken}.mdx already. Choose another one.`;
  const move = moveOfId(id, moves);
  return (
    move && `"${id}" was the name of ${move.from}, and ${shortPath(id)} still leads to ${move.to}. Choose another one.`
  );
}
