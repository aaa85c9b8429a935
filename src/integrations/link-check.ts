import { findAll, findOne, getAttributeValue } from 'domutils';
import { type BrokenLink, brokenLinks, type PageLinks } from '../domain/links/broken.ts';
import { addressMoves, type Move } from '../domain/links/moves.ts';
import { missingPermalinks, type Permalink } from '../domain/links/permalinks.ts';
import type { Problem } from '../domain/problems.ts';
import { settings } from '../site.ts';
import { type BuiltPage, builtPaths } from './built-pages.ts';
import { readMovesOfGuide } from './moves-file.ts';
import { readPermalinks } from './permalinks-file.ts';

const WORDS: Record<BrokenLink['why'], { found: (target: string) => string; advice: string }> = {
  'outside-base': {
    found: (target) => `The link "${target}" leaves the base path.`,
    advice: 'Make it with href() of src/href.ts.',
  },
  'no-page': { found: (target) => `The link "${target}" leads to no page.`, advice: 'Correct it where it is made.' },
  'no-fragment': {
    found: (target) => `The link "${target}" leads to a place that the page does not have.`,
    advice: 'Correct it where it is made.',
  },
  'duplicate-id': { found: (target) => `The id "${target}" names two places.`, advice: 'Give each its own.' },
};

/** What a guide remembers of its addresses. */
export interface AddressesBefore {
  /** Every address that was ever published. */
  permalinks: readonly Permalink[];
  /** Where those lead that are no more. */
  moves: readonly Move[];
}

/** What the guide that is being built remembers. */
export const addressesBefore = async (): Promise<AddressesBefore> => ({
  permalinks: await readPermalinks(settings.contentDir),
  moves: await readMovesOfGuide(),
});

/** Every link and fragment of the built pages that does not arrive, and every address ever published that leads nowhere now. */
export async function linkProblems(
  site: string,
  pages: readonly PageLinks[],
  { permalinks, moves }: AddressesBefore,
): Promise<Problem[]> {
  const files = await builtPaths(site);
  const broken = brokenLinks(pages, files, settings.basePath).map(
    ({ path, target, why }): Problem => ({
      file: `built page ${path}`,
      line: 1,
      field: 'link',
      found: WORDS[why].found(target),
      advice: WORDS[why].advice,
    }),
  );
  return [...broken, ...missingPermalinks(permalinks, { pages, files }, addressMoves(moves))];
}

/** Attributes that lead somewhere. */
const LEADING = ['href', 'src', 'action', 'data-search-action'];

/** The ids and links of a built page. */
export function linksOf({ path, document }: BuiltPage): PageLinks {
  const ids: string[] = [];
  const targets: string[] = [];
  for (const { attribs } of findAll(() => true, document.children)) {
    if (attribs['id'] !== undefined) ids.push(attribs['id']);
    for (const name of LEADING) if (attribs[name] !== undefined) targets.push(attribs[name]);
  }
  return { path, ids, places: placesIn(document), targets };
}

const PLACES = ['h1', 'h2', 'h3', 'h4', 'section', 'article', 'li', 'details', 'p'];
/** Ids with a dot belong to a form, and nobody links to them. */
const isWorthALink = (id: string) => !id.includes('.');

/** The ids in the main part that are worth a link. */
function placesIn(document: BuiltPage['document']): string[] {
  const main = findOne((element) => element.name === 'main', document.children);
  const elements = main === null ? [] : findAll((element) => PLACES.includes(element.name), main.children);
  return elements.flatMap((element) => getAttributeValue(element, 'id') ?? []).filter(isWorthALink);
}
