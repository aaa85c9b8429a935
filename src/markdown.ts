import { join } from 'node:path';
import { addressesOf } from './domain/addresses-of.ts';
import { entryMarkdown } from './domain/data/entry-markdown.ts';
import { borrowedWords, plainMarkdown, type Replacements } from './domain/data/plain-markdown.ts';
import { shortPath } from './domain/links/paths.ts';
import { absoluteUrl } from './href.ts';
import { kept } from './integrations/kept.ts';
import { ADDED, LEFT_OPEN } from './mdx/labels.ts';
import { type AnyEntry, type Guide, type Page, readGuide } from './queries.ts';
import { settings } from './site.ts';

/** An entry is written twice: by itself, and among all. */
const texts = new WeakMap<AnyEntry | Page, Promise<string>>();

/** The text of an entry or a page as plain Markdown. It is worked out when no build before this one has made the same of it. */
function textOf(of: AnyEntry | Page, guide: Guide): Promise<string> {
  const known = texts.get(of);
  if (known !== undefined) return known;
  const mdx = of.text.body ?? '';
  const replacements = replacementsOf(guide);
  const key = JSON.stringify([
    import.meta.env.CODE_VERSION,
    settings.basePath,
    settings.siteUrl,
    mdx,
    borrowedWords(mdx, replacements),
  ]);
  const file = join(settings.cacheDir, 'markdown', `${'key' in of ? of.key : `pages/${of.id}`}.md`);
  const text = kept(file, key, async () => Buffer.from(plainMarkdown(mdx, replacements))).then((bytes) =>
    Buffer.from(bytes).toString('utf8'),
  );
  texts.set(of, text);
  return text;
}

const replacementsOf = ({ entries, site }: Guide): Replacements => ({
  labels: { Aside: ADDED, Gap: LEFT_OPEN },
  addressOf(key) {
    const entry = entries.find((candidate) => candidate.key === key);
    return entry && addressesOf(entry)[0]?.url;
  },
  shortForm(id) {
    const form = site.shortForms.find((candidate) => candidate.id === id);
    return form && `${form.short} (${form.means}${form.addition ? `; ${ADDED.toLowerCase()}` : ''})`;
  },
  absoluteUrl,
});

/** An entry as a Markdown document. */
export async function markdownOf(entry: AnyEntry): Promise<string> {
  const guide = await readGuide();
  return entryMarkdown(entry, await textOf(entry, guide), {
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
