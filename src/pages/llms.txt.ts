import type { APIRoute } from 'astro';
import { todayIn } from '../clock.ts';
import { DATA_PATHS, markdownPath } from '../domain/links/paths.ts';
import { stateOf } from '../domain/state.ts';
import { absoluteUrl } from '../href.ts';
import { overviewHead } from '../markdown.ts';
import { type AnyEntry, readGuide } from '../queries.ts';

/** What there is to read, as Markdown (llmstxt.org). */
export const GET: APIRoute = async () => {
  const guide = await readGuide();
  const sections = guide.sections.map(({ page, entries }) =>
    [`## ${page.data.title}`, entries.map(lineOf).join('\n')].join('\n\n'),
  );
  const more = [
    '## Optional',
    [
      `- [All entries and “${guide.pages.about.data.title}” in one file](${absoluteUrl(DATA_PATHS.everything)})`,
      `- [All entries as data](${absoluteUrl(DATA_PATHS.guide)})`,
    ].join('\n'),
  ].join('\n\n');
  return new Response(`${[overviewHead(guide), ...sections, more].join('\n\n')}\n`);
};

function lineOf(entry: AnyEntry): string {
  const { collection, id, data } = entry;
  return `- [${data.title}](${absoluteUrl(markdownPath(collection, id))}): ${data.summary} (${stateOf(entry, todayIn)})`;
}
