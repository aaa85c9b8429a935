import type { APIRoute } from 'astro';
import { movedFiles } from '../../domain/links/moves.ts';
import { markdownPath } from '../../domain/links/paths.ts';
import { absoluteUrl } from '../../href.ts';
import { markdownOf } from '../../markdown.ts';
import { type AnyEntry, readGuide } from '../../queries.ts';

interface Props {
  /** Nothing at an old address whose entry became no other one. */
  entry?: AnyEntry | undefined;
  /** Where that leads. */
  target?: string;
}

/** Every entry, and the old names of those that have moved. */
export const getStaticPaths = async () => {
  const { entries, moves } = await readGuide();
  const byPath = new Map(entries.map((entry) => [markdownPath(entry.collection, entry.id), entry]));
  return [
    ...entries.map((entry) => ({ params: { collection: entry.collection, id: entry.id }, props: { entry } })),
    ...movedFiles(moves)
      .filter(({ ending }) => ending === 'md')
      .map(({ folder, id, target }) => ({
        params: { collection: folder, id },
        props: { entry: byPath.get(target), target },
      })),
  ];
};

/** An entry as Markdown, for programs that read it and people who quote it. */
export const GET: APIRoute<Props> = async ({ props: { entry, target = '' } }) =>
  new Response(
    entry === undefined ? `This is no longer here. It leads to <${absoluteUrl(target)}>.\n` : await markdownOf(entry),
    { headers: { 'content-type': 'text/markdown; charset=utf-8' } },
  );
