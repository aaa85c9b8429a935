import type { Content, EntryFile } from '../content.ts';
import { fieldName } from '../content.ts';
import { entryKey } from '../links/paths.ts';
import type { Problem } from '../problems.ts';
import { didYouMean } from '../suggest.ts';
import { nameKey } from './name-key.ts';

/**
 * Every short form has an id of its own and is a name of the entry that says more, so that search and A to Z have it too; and
 * `<Term id="…" />` names one that exists, once in a text: where readers meet it first. That the entry exists is for
 * `references-exist`.
 */
export function shortFormsAreKnown(content: Content): Problem[] {
  return [...refuseForms(content), ...refuseMentions(content)];
}

function refuseForms({ site, siteLineOf, entries }: Content): Problem[] {
  const forms = site?.shortForms ?? [];
  const byKey = new Map(entries.map((entry) => [entryKey(entry.collection, entry.id), entry]));
  return forms.flatMap(({ id, short, entry: key }, index): Problem[] => {
    const at = (field: string) => {
      const path = ['shortForms', index, field];
      return { file: 'content/site.yaml', line: siteLineOf(path), field: fieldName(path) };
    };
    const problems: Problem[] = [];
    if (forms.findIndex((other) => other.id === id) < index)
      problems.push({ ...at('id'), found: `"${id}" is the id of another short form.`, advice: 'Give it its own.' });
    const entry = byKey.get(key);
    if (entry !== undefined && !namesOf(entry).has(nameKey(short))) {
      const advice = `Write it under aliases in ${entry.file}, so that it is found.`;
      problems.push({ ...at('short'), found: `"${short}" is no name of ${key}.`, advice });
    }
    return problems;
  });
}

const namesOf = ({ data }: EntryFile): Set<string> =>
  new Set([data.title, ...data.aliases, ...data.sharedAliases].map(nameKey));

function refuseMentions({ site, entries, pages }: Content): Problem[] {
  // Nobody knows which short forms there are in a file that could not be read.
  if (site === undefined) return [];
  const known = site.shortForms.map(({ id }) => id);
  return [...entries, ...pages].flatMap(({ file, body }) =>
    body.shortForms.flatMap(({ id, line }, index): Problem[] => {
      const place = { file, line, field: 'text' };
      if (!known.includes(id)) {
        const otherwise = 'Add it to shortForms in content/site.yaml, or write the words without <Term>.';
        return [{ ...place, found: `There is no short form "${id}".`, advice: didYouMean(id, known, otherwise) }];
      }
      if (body.shortForms.findIndex((other) => other.id === id) === index) return [];
      const advice = 'Keep <Term> where it stands first, and write the short form as it is here.';
      return [{ ...place, found: `The short form "${id}" is explained in this text already.`, advice }];
    }),
  );
}
