import type { APIRoute } from 'astro';
import { markdownOf, overviewHead, pageText } from '../markdown.ts';
import { type Page, readGuide } from '../queries.ts';

/** All entries with the texts of their pages as one Markdown text, in reading order, and what to know about the guide. */
export const GET: APIRoute = async () => {
  const guide = await readGuide();
  const parts = [overviewHead(guide), await pageText(guide.pages.home)];
  for (const { page, entries } of guide.sections) {
    parts.push(await titled(page));
    for (const entry of entries) parts.push((await markdownOf(entry)).trim());
  }
  parts.push(await titled(guide.pages.about));
  return new Response(`${parts.filter((part) => part !== '').join('\n\n')}\n`);
};

const titled = async (page: Page): Promise<string> =>
  [`# ${page.data.title}`, `> ${page.data.summary}`, await pageText(page)].filter((part) => part !== '').join('\n\n');
