import { addressesOf } from './domain/addresses-of.ts';
import { entryMarkdown } from './domain/data/entry-markdown.ts';
import { plainMarkdown } from './domain/data/plain-markdown.ts';
import { shortPath } from './domain/links/paths.ts';
import { absoluteUrl } from './href.ts';
import { ADDED, LEFT_OPEN } from './mdx/labels.ts';
import { type AnyEntry, type Guide, type Page, readGuide } from './queries.ts';

/** The text of an entry or a page as plain Markdown. */
function textOf(of: AnyEntry | Page, { entry, shortForm }: Guide): string {
  return plainMarkdown(of.text.body ?? '', {
    labels: { Aside: ADDED, Gap: LEFT_OPEN },
    addressOf: (key) => addressesOf(entry(key))[0]?.url ?? '',
    shortForm(id) {
      const { short, means, addition } = shortForm(id);
      return `${short} (${means}${addition ? `; ${ADDED.toLowerCase()}` : ''})`;
    },
    absoluteUrl,
  });
}

/** An entry as a Markdown document. */
export async function markdownOf(entry: AnyEntry): Promise<string> {
  const guide = await readGuide();
  return entryMarkdown(entry, textOf(entry, guide), {
    source: guide.site.source,
    url: absoluteUrl(entry.path),
    shortUrl: absoluteUrl(shortPath(entry.id)),
  });
}

/** What stands at the beginning of both overviews (llmstxt.org): the guide, and what is known today. */
export const overviewHead = ({ site }: Guide): string =>
  [`# ${site.title}`, `> ${site.description}`, `Today: ${site.today.state}. ${site.today.says}`].join('\n\n');

/** The text of a page, without what its entries say. */
export const pageText = async (page: Page): Promise<string> => textOf(page, await readGuide());
