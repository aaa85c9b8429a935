/** A name in an alphabetical list: the title of an entry, or another word that leads to one or to several. */
export interface IndexedName {
  name: string;
  /** Where the name leads, in the order of the titles; a title leads to its own entry. */
  places: { title: string; path: string }[];
}

/** The names that begin with one letter; `#` holds those that begin with none. */
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

  const groups: LetterGroup[] = [];
  for (const name of names) {
    const [first = ''] = name.name.normalize('NFD').toUpperCase();
    const letter = /\p{L}/u.test(first) ? first : '#';
    let group = groups.find((candidate) => candidate.letter === letter);
    if (group === undefined) {
      group = { letter, names: [] };
      groups.push(group);
    }
    group.names.push(name);
  }
  return groups;
}
