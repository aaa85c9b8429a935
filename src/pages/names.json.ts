import type { APIRoute } from 'astro';
import { todayIn } from '../clock.ts';
import { entryPath } from '../domain/links/paths.ts';
import { packNames } from '../domain/search/names.ts';
import { namesOf } from '../domain/search/names-of-entries.ts';
import { href } from '../href.ts';
import { readGuide } from '../queries.ts';
import type { Collection } from '../schemas/collections.ts';

/** The names of the guide, for the search by names. */
export const GET: APIRoute = async () => {
  const { entries, site } = await readGuide();
  const pathOf = (collection: Collection, id: string) => href(entryPath(collection, id));
  return Response.json(packNames(namesOf(entries, site.search.smallWords, pathOf, todayIn)));
};
