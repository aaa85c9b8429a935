/** A name in an alphabetical list: the title of an entry, or another word that leads to one or to several. */
export interface IndexedName {
  name: string;
  /** Where the name leads, in the order of the titles; a title leads to its own entry. */
  places: { title: string; path: string }[];
}

const A_TO_Z = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** What names stand under that begin with no letter. */
export const NO_LETTER = '#';
/** What names stand under that begin with a letter which is none of A to Z in any form, such as Þ or Ω. */
export const OTHER_LETTER = '*';

/** What names stand under, in the order of the list: whatever a name begins with, its place is one of these. */
export const LETTERS: readonly string[] = [NO_LETTER, ...A_TO_Z, OTHER_LETTER];

/** The names that stand under one of `LETTERS`. */
export interface LetterGroup {
  letter: string;
  names: IndexedName[];
}

interface NamedEntry {
  path: string;
  data: { title: string; aliases: readonly string[]; sharedAliases?: readonly string[] };
}

/** A page that lists entries: a name that means all of them leads there. */
interface ListPage {
  title: string;
  path: string;
  /** The paths of the entries. */
  lists: readonly string[];
}

/**
 * Compares names as a reader of the language would look them up; the locale is given, so that every machine agrees.
 *
 * @param lists pages to which a name leads that all of their entries share
 */
export function alphabetical(
  entries: readonly NamedEntry[],
  language: string,
  lists: readonly ListPage[] = [],
): LetterGroup[] {
  const collator = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
  const byName = new Map<string, IndexedName>();
  for (const { path, data } of entries) {
    for (const name of [data.title, ...data.aliases, ...(data.sharedAliases ?? [])]) {
      const indexed = byName.get(name) ?? { name, places: [] };
      indexed.places.push({ title: data.title, path });
      byName.set(name, indexed);
    }
  }
  const names = [...byName.values()].sort((a, b) => collator.compare(a.name, b.name));
  for (const indexed of names) {
    const paths = new Set(indexed.places.map(({ path }) => path));
    const list = lists.find(
      (page) =>
        page.lists.length > 1 && page.lists.length === paths.size && page.lists.every((path) => paths.has(path)),
    );
    if (list !== undefined) indexed.places = [{ title: list.title, path: list.path }];
    indexed.places.sort((a, b) => collator.compare(a.title, b.title));
  }

  const byLetter = Map.groupBy(names, ({ name }) => letterOf(name, collator));
  return LETTERS.flatMap((letter) => {
    const names = byLetter.get(letter);
    return names === undefined ? [] : [{ letter, names }];
  });
}

/** What a name stands under: a letter of A to Z also where it has an accent or a stroke, É or Ł, as the language reads it. */
function letterOf(name: string, collator: Intl.Collator): string {
  const [first = ''] = name.normalize('NFD').toUpperCase();
  if (!/\p{L}/u.test(first)) return NO_LETTER;
  return A_TO_Z.find((letter) => collator.compare(letter, first) === 0) ?? OTHER_LETTER;
}
