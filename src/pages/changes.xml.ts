import type { APIRoute } from 'astro';
import { atomFeed } from '../domain/atom.ts';
import { newestFirst } from '../domain/changes.ts';
import { CHANGES_FEED_PATH, PAGE_PATHS } from '../domain/links/paths.ts';
import { absoluteUrl } from '../href.ts';
import { readGuide } from '../queries.ts';

/** What changed, as a feed. */
export const GET: APIRoute = async () => {
  const { site, changes } = await readGuide();
  const feed = atomFeed({
    siteId: site.id,
    title: `${site.title}: changes`,
    author: site.name,
    language: site.language,
    self: absoluteUrl(CHANGES_FEED_PATH),
    page: absoluteUrl(PAGE_PATHS.changes),
    items: newestFirst(changes).map(({ id, data }) => ({
      id,
      date: data.date,
      title: data.what,
      text: data.why,
      url: absoluteUrl(`${PAGE_PATHS.changes}#${id}`),
    })),
  });
  return new Response(feed, { headers: { 'content-type': 'application/atom+xml' } });
};
