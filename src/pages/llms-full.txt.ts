import type { APIRoute } from 'astro';
import { markdownOf, overviewHead, pageText } from '../markdown.ts';
import { readGuide } from '../queries.ts';

/** The whole guide as one Markdown text, in reading order. */
export const GET: APIRoute = async () => {
  const guide = await readGuide();
  const parts = [overviewHead(guide), await pageText(guide.pages.home)];
  for (const { page, entries } of guide.sections) {
    parts.push(`# ${page.data.title}`, `> ${page.data.summary}`, await pageText(page));
    for (const entry of entries) parts.push((await markdownOf(entry)).trim());
  }
  return new Response(`${parts.filter((part) => part !== '').join('\n\n')}\n`);
};
