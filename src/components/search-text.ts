import { hasAll, type WordRules } from '../domain/search/has-all.ts';
import type { stateAt } from '../domain/search/names.ts';
import type { Line } from './search-list.ts';

interface PagefindResult {
  data(): Promise<{ url: string; excerpt: string; content: string; meta: Record<string, string> }>;
}

/** What is used of Pagefind. */
interface Pagefind {
  destroy(): Promise<void>;
  options(options: Record<string, unknown>): Promise<void>;
  search(query: string): Promise<{ results: PagefindResult[] }>;
}

/** A section of the guide's text, as Pagefind knows it. */
interface FoundSection {
  key: string;
  url: string;
  title: string;
  heading: string;
  state: string;
  /** Other names, of a page. */
  aliases: string;
  content: string;
  /** What is quoted of it, what was found being marked. */
  excerpt: Node[];
}

/** What the search knows, and hands over: a module that both have would be one more file to wait for. */
interface Known extends WordRules {
  stateAt: typeof stateAt;
  /** How readers call the kinds of entries. */
  kindWords: ReadonlyMap<string, string>;
  /** Nothing when the names have not come. */
  smallWords: ReadonlySet<string> | undefined;
}

/**
 * Sections looked at. Far more than are shown, so that the filters, which Pagefind knows nothing of, have something to
 * choose from; a text of the guide is half a kilobyte.
 */
const MOST_READ = 48;
/** What a word of a title counts beside one of the text; other names of entries have their own search. */
const META_WEIGHTS = { title: 6, names: 6, heading: 4, key: 0, state: 0 };

let loading: Promise<Pagefind> | undefined;

async function prepared(): Promise<Pagefind> {
  // With its version, so that no copy for reading offline answers with another one.
  const address = `${import.meta.env.BASE_URL}pagefind/pagefind.js?${import.meta.env.PAGEFIND_VERSION}`;
  const library: Pagefind = await import(/* @vite-ignore */ address);
  // What it could not fetch once, it does not fetch again, unless it begins anew.
  await library.destroy();
  await library.options({
    baseUrl: import.meta.env.BASE_URL,
    excerptLength: 24,
    ranking: { metaWeights: META_WEIGHTS },
  });
  return library;
}

/**
 * The sections of the text that have every word that carries meaning, and say something which the names above them do not.
 *
 * @throws when the text cannot be searched; the next call tries again
 */
export async function sectionLines(query: string, names: readonly Line[], known: Known): Promise<Line[]> {
  const words = known.wordsOf(query).filter((word) => !known.smallWords?.has(word));
  // A single sign, such as the 0 of "%00", stands everywhere and means nothing.
  if (words.every((word) => word.length < 2)) return [];
  return (await searchText(words))
    .filter(({ title, aliases, heading, content }) => hasAll(words, `${title} ${aliases} ${heading} ${content}`, known))
    .filter(({ key, heading }) => heading !== '' || !names.some((line) => line.key === key))
    .map(({ key, url, title, heading, state, excerpt }) => ({
      key,
      url,
      title: heading === '' ? title : `${title}: ${heading}`,
      state: known.stateAt(state, Date.now()),
      answer: '',
      sentence: excerpt,
      group: 'In the text',
      kind: known.kindWords.get(key.split('/')[0] ?? ''),
    }));
}

/**
 * The sections that Pagefind finds. It cuts unknown words short until something fits, so not all of them have what was asked.
 *
 * @throws when the index cannot be fetched; the next call tries again
 */
async function searchText(words: readonly string[]): Promise<FoundSection[]> {
  loading ??= prepared();
  const current = loading;
  try {
    const { results } = await (await current).search(words.join(' '));
    const sections = await Promise.all(results.slice(0, MOST_READ).map((result) => result.data()));
    return sections.map(({ url, content, excerpt, meta }) => ({
      key: meta['key'] ?? '',
      url,
      title: meta['title'] ?? '',
      heading: meta['heading'] ?? '',
      state: meta['state'] ?? '',
      aliases: meta['names'] ?? '',
      content,
      excerpt: markedNodes(excerpt),
    }));
  } catch (error) {
    if (loading === current) loading = undefined;
    throw error;
  }
}

/** Pagefind's excerpt as nodes: its marks become elements, everything else is text and nothing but text. */
function markedNodes(excerpt: string): Node[] {
  const signs: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
  const plain = (text: string) => text.replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => signs[name] ?? '');
  // A word in the midst of an address or a path is none that somebody looked for.
  const words = excerpt.replace(/<mark>([^<]*\/[^<]*)<\/mark>/g, '$1');
  return words.split(/(<mark>.*?<\/mark>)/s).map((piece) => {
    const marked = /^<mark>(.*)<\/mark>$/s.exec(piece)?.[1];
    if (marked === undefined) return document.createTextNode(plain(piece));
    const mark = document.createElement('mark');
    mark.textContent = plain(marked);
    return mark;
  });
}
