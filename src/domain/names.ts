/** A name of an entry in an alphabetical list: its title, or another word that leads to it. */
export interface IndexedName {
  name: string;
  /** The entry's title when `name` is another word for it. */
  title: string | undefined;
  path: string;
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

/** Compares names as a reader of the language would look them up; the locale is given, so that every machine agrees. */
export function alphabetical(entries: readonly NamedEntry[], language: string): LetterGroup[] {
  const collator = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
  const names = entries.flatMap(({ path, data }) => [
    { name: data.title, title: undefined, path },
    ...[...data.aliases, ...(data.sharedAliases ?? [])].map((name) => ({ name, title: data.title, path })),
  ]);
  names.sort((a, b) => collator.compare(a.name, b.name) || collator.compare(a.title ?? '', b.title ?? ''));

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
