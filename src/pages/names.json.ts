import type { APIRoute } from 'astro';
import { todayIn } from '../clock.ts';
import { packNames } from '../domain/search/names.ts';
import { namesOf } from '../domain/search/names-of-entries.ts';
import { readGuide } from '../queries.ts';

/** The names of the guide, for the search by names. */
export const GET: APIRoute = async () => {
  const { entries, site } = await readGuide();
  return Response.json(packNames(namesOf(entries, site.search.smallWords, todayIn)));
};
