import type { APIRoute, GetStaticPaths } from 'astro';
import { todayIn } from '../../../clock.ts';
import { factPath, factsInOrder } from '../../../domain/facts.ts';
import { forwardingPage } from '../../../domain/links/forwarding-page.ts';
import { ICON_PATH, PREVIEW_PATH, previewPath } from '../../../domain/links/paths.ts';
import { stateOf } from '../../../domain/state.ts';
import { absoluteUrl, href } from '../../../href.ts';
import { SIZE } from '../../../previews/size.ts';
import { readGuide } from '../../../queries.ts';

/** What has a short address: where it leads, and what its preview says. */
type Short = {
  title: string;
  description: string;
  /** Without the base path. */
  path: string;
  preview: string;
};

/** The short address of every entry, and of every fact. Its preview answers already: the summary, and the state of the entry. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { entries, pages } = await readGuide();
  const ofEntries = entries.map((entry): [id: string, Short] => [
    entry.id,
    {
      title: entry.data.title,
      description: `${entry.data.summary} (${stateOf(entry, todayIn)})`,
      path: entry.path,
      preview: previewPath(entry.id),
    },
  ]);
  const ofFacts = factsInOrder([...entries, ...Object.values(pages)]).map(({ fact, owner }): [string, Short] => [
    fact.id,
    {
      title: owner.data.title,
      description: fact.says,
      path: factPath(owner, fact.id),
      preview: 'collection' in owner ? previewPath(owner.id) : PREVIEW_PATH,
    },
  ]);
  return [...ofEntries, ...ofFacts].map(([id, props]) => ({ params: { id }, props }));
};

export const GET: APIRoute<Short> = async ({ props: { title, description, path, preview } }) => {
  const { site } = await readGuide();
  const html = forwardingPage({
    language: site.language,
    title,
    description,
    targetTitle: title,
    target: href(path),
    canonical: absoluteUrl(path),
    siteTitle: site.title,
    icon: href(ICON_PATH),
    image: { url: absoluteUrl(preview), ...SIZE },
  });
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
};
