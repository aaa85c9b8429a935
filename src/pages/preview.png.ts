import type { APIRoute } from 'astro';
import { PREVIEW_PATH } from '../domain/links/paths.ts';
import { pictureResponse } from '../previews/picture.ts';
import { wordsOfGuide } from '../previews/words.ts';
import { readGuide } from '../queries.ts';

/** The picture of the guide as a whole, for every page that has none of its own. */
export const GET: APIRoute = async () => pictureResponse(PREVIEW_PATH, wordsOfGuide(await readGuide()));
