import type { APIRoute } from 'astro';
import { guideData } from '../domain/data/guide-data.ts';
import { DATA_PATHS } from '../domain/links/paths.ts';
import { absoluteUrl } from '../href.ts';
import { readGuide } from '../queries.ts';

/** The guide as data for others. */
export const GET: APIRoute = async () => {
  const { site, entries, pages } = await readGuide();
  return Response.json(guideData(site, entries, Object.values(pages), DATA_PATHS.schema, absoluteUrl));
};
