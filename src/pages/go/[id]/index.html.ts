import type { APIRoute, GetStaticPaths } from 'astro';
import { todayIn } from '../../../clock.ts';
import { forwardingPage } from '../../../domain/links/forwarding-page.ts';
import { previewPath } from '../../../domain/links/paths.ts';
import { stateOf } from '../../../domain/state.ts';
import { absoluteUrl, href } from '../../../href.ts';
import { SIZE } from '../../../previews/size.ts';
import { readGuide } from '../../../queries.ts';

/** The short address of every entry. Its preview answers already: the summary, and the state of the entry. */
export const getStaticPaths: GetStaticPaths = async () =>
  (await readGuide()).entries.map(({ id, key }) => ({ params: { id }, props: { key } }));

export const GET: APIRoute<{ key: string }> = async ({ props }) => {
  const { site, entry } = await readGuide();
  const one = entry(props.key);
  const { data, path } = one;
  const html = forwardingPage({
    language: site.language,
    title: data.title,
    description: `${data.summary} (${stateOf(one, todayIn)})`,
    targetTitle: data.title,
    target: href(path),
    canonical: absoluteUrl(path),
    siteTitle: site.title,
    icon: href('/favicon.svg'),
    image: { url: absoluteUrl(previewPath(one.id)), ...SIZE },
  });
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
};
