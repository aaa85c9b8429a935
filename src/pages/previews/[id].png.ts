import type { APIRoute } from 'astro';
import { todayIn } from '../../clock.ts';
import { previewPath } from '../../domain/links/paths.ts';
import { pictureResponse } from '../../previews/picture.ts';
import { wordsOfEntry } from '../../previews/words.ts';
import { type AnyEntry, readGuide } from '../../queries.ts';

interface Props {
  entry: AnyEntry;
}

/** A picture for each entry, for chats that preview a link to it. */
export async function getStaticPaths() {
  const { entries } = await readGuide();
  return entries.map((entry) => ({ params: { id: entry.id }, props: { entry } }));
}

export const GET: APIRoute<Props> = async ({ props: { entry } }) =>
  pictureResponse(previewPath(entry.id), wordsOfEntry(entry, await readGuide(), todayIn));
