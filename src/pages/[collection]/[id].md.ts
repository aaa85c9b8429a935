import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { markdownOf } from '../../markdown.ts';
import { readGuide } from '../../queries.ts';

export const getStaticPaths = async () =>
  (await readGuide()).entries.map((entry) => ({
    params: { collection: entry.collection, id: entry.id },
    props: { entry },
  }));

/** An entry as Markdown, for programs that read it and people who quote it. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(await markdownOf(props.entry), { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
