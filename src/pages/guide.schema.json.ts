import type { APIRoute } from 'astro';
import { guideSchema } from '../domain/data/guide-schema.ts';
import { DATA_PATHS } from '../domain/links/paths.ts';
import { absoluteUrl } from '../href.ts';

/** What `/guide.json` looks like. */
export const GET: APIRoute = () => Response.json(guideSchema(absoluteUrl(DATA_PATHS.schema)));
