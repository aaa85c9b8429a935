/** The words of a content folder as MDX for Starlight: the same pages, the same words, in the format of their authors. */

import { addressesOf } from '../../../src/domain/addresses-of.ts';
import type { Content, EntryFile, PageFile } from '../../../src/domain/content.ts';
import { evidencePlace, evidenceUrl } from '../../../src/domain/evidence.ts';
import { collectionPath, entryKey, entryPath } from '../../../src/domain/links/paths.ts';
import { describe } from '../../../src/domain/meetings/describe.ts';
import { readContent } from '../../../src/integrations/read-content.ts';
import { COLLECTIONS } from '../../../src/schemas/collections.ts';
import type { Evidence } from '../../../src/schemas/fields.ts';
import { AGREEMENT_WORDS } from '../../../src/shown/agreement-words.ts';
import { CHANNEL_KIND_WORDS } from '../../../src/shown/channel-kinds.ts';

/** A page of MDX, with its front matter, and where it belongs. */
export interface MarkdownPage {
  /** `terms/no-sla.mdx` */
  file: string;
  text: string;
}

/** Pages that a stock site has by itself. */
const OWN_PAGES = ['search', 'not-found', 'a-z', 'all'];

/** Every entry of a content folder as a page, every list of entries, home, and the page about the guide. */
export async function markdownPages(folder: string): Promise<MarkdownPage[]> {
  const { content } = await readContent(folder);
  const bodyOf = ({ text }: EntryFile | PageFile) => plainMarkdown(text, content);
  const pages = content.pages.filter(({ id }) => !OWN_PAGES.includes(id));
  return [
    ...content.entries.map((entry) => pageOf(entry, bodyOf(entry), content)),
    ...pages.map((page) => listOf(page, bodyOf(page), content)),
  ];
}

function pageOf(entry: EntryFile, body: string, content: Content): MarkdownPage {
  const { collection, id, data } = entry;
  const { record, source } = data;
  const related = data.related.map((key) => `- ${linkTo(key, content)}`);
  const text = [
    data.summary,
    `Later record: ${record.state} – ${record.says}`,
    ...(record.lastSign ? [`Last sign: ${record.lastSign.date}, ${record.lastSign.what}.`] : []),
    record.evidence.map((evidence) => `- ${evidenceLink(evidence)}`).join('\n'),
    factsOf(entry)
      .map(([name, value]) => `- **${name}**: ${value}`)
      .join('\n'),
    body,
    '## In the source',
    source.wording.map(({ line, quote, note }) => `- “${quote}” (line ${line}) ${note ?? ''}`).join('\n'),
    ...(related.length > 0 ? ['## What you may want next', related.join('\n')] : []),
  ];
  return { file: `${entryKey(collection, id)}.mdx`, text: withFrontMatter(data, text) };
}

/** A page that is no entry; that of a collection lists its entries. */
function listOf({ id, data }: PageFile, body: string, { entries }: Content): MarkdownPage {
  const collection = COLLECTIONS.find((one) => one === id);
  const listed = entries.filter((entry) => entry.collection === collection);
  const items = listed.map((entry) => `- [${entry.data.title}](${pathOf(entry)}): ${entry.data.summary}`);
  const file = id === 'home' ? 'index.mdx' : collection === undefined ? `${id}.mdx` : `${collection}/index.mdx`;
  return { file, text: withFrontMatter(data, [data.summary, items.join('\n'), body]) };
}

/** What Starlight has for remarks. */
const ASIDE = "import { Aside } from '@astrojs/starlight/components';";

const withFrontMatter = ({ title, summary }: { title: string; summary: string }, parts: readonly string[]): string =>
  `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(summary)}\n---\n\n${ASIDE}\n\n${parts.filter(Boolean).join('\n\n')}\n`;

/** The facts of an entry as pairs of a name and a value. */
function factsOf(entry: EntryFile): [name: string, value: string][] {
  switch (entry.collection) {
    case 'concepts':
      return [
        ['What it is', entry.data.role],
        ['Inside', entry.data.inside],
      ];
    case 'channels': {
      const { addresses, kind, goodFor, audience, join: how } = entry.data;
      return [
        ...addresses.map(({ label, url }): [string, string] => [label, url]),
        ['Kind', CHANNEL_KIND_WORDS[kind]],
        ['Good for', goodFor.join('; ')],
        ['For whom', audience],
        ['How to join', how],
      ];
    }
    case 'meetings':
      return [
        ['Full name', entry.data.fullName],
        ['As written', entry.data.rhythm],
        ['Read here as', describe(entry.data)],
        ['Meeting room', entry.data.room.url],
        ['Invitation', entry.data.invite?.says ?? 'not stated'],
        ['Good for', entry.data.goodFor.join('; ')],
      ];
    case 'terms':
      return [
        ['In one line', entry.data.rule],
        ['For your project', entry.data.meansForProject],
        ['Must you agree?', AGREEMENT_WORDS[entry.data.agreement].fact],
      ];
    case 'steps':
      return [
        ['You need', entry.data.need.join('; ')],
        ['You do', entry.data.doing.join('; ')],
        ['Afterwards', entry.data.have],
      ];
  }
}

/** A text without what is of this guide: ids of headings, components, addresses of steps. */
function plainMarkdown(text: string, { entries, site }: Content): string {
  const addressOf = (key: string) => {
    const entry = entries.find(({ collection, id }) => entryKey(collection, id) === key);
    return entry === undefined ? '' : (addressesOf(entry)[0]?.url ?? '');
  };
  return text
    .replace(/ \{\/\* #[a-z0-9-]+ \*\/\}/g, '')
    .replace(/<Address\s+of="([^"]+)"\s*\/>/g, (_, key: string) => addressOf(key))
    .replace(/<Term\s+id="([^"]+)"\s*\/>/g, (_, id: string) => {
      const form = site?.shortForms.find((one) => one.id === id);
      const entry = entries.find(({ collection, id }) => entryKey(collection, id) === form?.entry);
      return entry === undefined ? (form?.short ?? id) : `[${form?.short}](${pathOf(entry)})`;
    })
    .replace(
      /<(?:Aside|Gap)>\n([\s\S]*?)<\/(?:Aside|Gap)>/g,
      (_, inside: string) => `<Aside>\n${unindented(inside)}</Aside>`,
    )
    .replaceAll(`${collectionPath('steps')}#`, '/steps/')
    .replaceAll(collectionPath('steps'), '/steps/');
}

const unindented = (text: string): string => text.replace(/^ {2}/gm, '');

function linkTo(key: string, { entries }: Content): string {
  const entry = entries.find(({ collection, id }) => entryKey(collection, id) === key);
  return entry === undefined ? key : `[${entry.data.title}](${pathOf(entry)}): ${entry.data.summary}`;
}

const pathOf = ({ collection, id }: EntryFile): string =>
  collection === 'steps' ? `/steps/${id}/` : entryPath(collection, id);

const evidenceLink = (evidence: Evidence): string =>
  `[${evidence.what ?? evidencePlace(evidence)}](${evidenceUrl(evidence)})`;
