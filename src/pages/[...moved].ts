import type { APIRoute, GetStaticPaths } from 'astro';
import { forwardingPage } from '../domain/links/forwarding-page.ts';
import { type MovedPage, movedPages } from '../domain/links/moves.ts';
import { ICON_PATH, PREVIEW_PATH } from '../domain/links/paths.ts';
import { absoluteUrl, href } from '../href.ts';
import { SIZE } from '../previews/size.ts';
import { readGuide } from '../queries.ts';

/** Pages that were somewhere else before: each leads on, and its old fragments lead to what they meant. */
export const getStaticPaths: GetStaticPaths = async () =>
  movedPages((await readGuide()).moves).map(({ file, ...page }) => ({ params: { moved: file }, props: { ...page } }));

export const GET: APIRoute = async ({ props }) => {
  const { target, fragments } = props as Omit<MovedPage, 'file'>;
  const { site, pages, entries } = await readGuide();
  const [path = ''] = target.split('#');
  const page =
    [...Object.values(pages), ...entries].find((candidate) => [target, path].includes(candidate.path)) ?? pages.home;
  const html = forwardingPage({
    language: site.language,
    title: page.data.title,
    description: page.data.summary,
    targetTitle: page.data.title,
    target: href(target),
    canonical: absoluteUrl(path),
    siteTitle: site.title,
    icon: href(ICON_PATH),
    image: { url: absoluteUrl(PREVIEW_PATH), ...SIZE },
    fragments: Object.fromEntries(Object.entries(fragments).map(([id, to]) => [id, href(to)])),
  });
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
};
