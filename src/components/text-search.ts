/** The search in the whole text: Pagefind's sections, and only those that have what was asked. */
import { withBase } from '../domain/links/paths.ts';
import { stemOf, wordsOf } from '../domain/search/words.ts';

/** A section of the guide's text. */
export interface FoundSection {
  key: string;
  url: string;
  title: string;
  heading: string;
  state: string;
  /** With marks around what was found. */
  excerpt: string;
}

interface PagefindResult {
  data(): Promise<{ url: string; excerpt: string; content: string; meta: Record<string, string> }>;
}
interface Pagefind {
  destroy(): Promise<void>;
  options(options: Record<string, unknown>): Promise<void>;
  search(query: string): Promise<{ results: PagefindResult[] }>;
}

/** Sections looked at; nobody reads further. */
const MOST_SECTIONS = 12;
/** What a word of a title counts beside one of the text; other names have their own search. */
const META_WEIGHTS = { title: 6, heading: 4, key: 0, state: 0 };

let loading: Promise<Pagefind> | undefined;

function load(): Promise<Pagefind> {
  const base = import.meta.env.BASE_URL;
  loading ??= import(/* @vite-ignore */ withBase(base, '/pagefind/pagefind.js')).then(async (library: Pagefind) => {
    // What it could not fetch once, it does not fetch again, unless it begins anew.
    await library.destroy();
    await library.options({
      baseUrl: withBase(base, '/'),
      excerptLength: 24,
      ranking: { metaWeights: META_WEIGHTS },
    });
    return library;
  });
  return loading;
}

/**
 * The sections in which every word of a query is, as it stands or with another ending. Pagefind alone would cut unknown
 * words short until something fits.
 *
 * @throws when the index cannot be fetched; the next call tries again
 */
export async function searchText(query: string, smallWords: ReadonlySet<string>): Promise<FoundSection[]> {
  const asked = wordsOf(query).filter((word) => !smallWords.has(word));
  if (asked.length === 0) return [];
  const current = load();
  try {
    const { results } = await (await current).search(asked.join(' '));
    const sections = await Promise.all(results.slice(0, MOST_SECTIONS).map((result) => result.data()));
    return sections
      .filter(({ content, meta }) => hasAll(asked, [meta['title'], meta['heading'], content].filter(Boolean).join(' ')))
      .map(sectionOf);
  } catch (error) {
    if (loading === current) loading = undefined;
    throw error;
  }
}

function hasAll(asked: readonly string[], text: string): boolean {
  const words = wordsOf(text);
  return asked.every((word) => words.some((other) => other.startsWith(word) || stemOf(other) === stemOf(word)));
}

function sectionOf({ url, excerpt, meta }: Awaited<ReturnType<PagefindResult['data']>>): FoundSection {
  return {
    key: meta['key'] ?? '',
    url,
    title: meta['title'] ?? '',
    heading: meta['heading'] ?? '',
    state: meta['state'] ?? '',
    excerpt,
  };
}

/** Pagefind's excerpt as nodes: its marks become elements, everything else is text and nothing but text. */
export function markedNodes(excerpt: string): Node[] {
  const signs: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
  const plain = (text: string) => text.replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => signs[name] ?? '');
  return excerpt.split(/(<mark>.*?<\/mark>)/s).map((piece) => {
    const marked = /^<mark>(.*)<\/mark>$/s.exec(piece)?.[1];
    if (marked === undefined) return document.createTextNode(plain(piece));
    const mark = document.createElement('mark');
    mark.textContent = plain(marked);
    return mark;
  });
}
