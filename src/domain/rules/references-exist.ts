import type { Content, FieldPath } from '../content.ts';
import { fieldName } from '../content.ts';
import type { Problem } from '../problems.ts';
import { didYouMean } from '../suggest.ts';

/**
 * Whatever names an entry, in front matter or in a text, names one that exists, and not itself. Pages are no entries: nothing
 * leads to them but links.
 */
export function referencesExist({ entries, pages, knownKeys, site, siteLineOf }: Content): Problem[] {
  const problems: Problem[] = [];
  const keys = [...knownKeys].filter((key) => !key.startsWith('pages/'));

  const check = (key: string, file: string, line: number, field: string, own?: string): void => {
    if (key === own) {
      problems.push({ file, line, field, found: `"${key}" is this entry itself.`, advice: 'Take it out.' });
    } else if (!keys.includes(key)) {
      problems.push({
        file,
        line,
        field,
        found: `"${key}" does not exist.`,
        advice: adviseKey(key, keys),
      });
    }
  };

  for (const entry of entries) {
    const { file, lineOf, data, body } = entry;
    const own = `${entry.collection}/${entry.id}`;
    const field = (path: FieldPath, key: string) => check(key, file, lineOf(path), fieldName(path), own);
    for (const [index, key] of data.related.entries()) field(['related', index], key);
    if (entry.collection === 'steps')
      for (const [index, key] of entry.data.where.entries()) field(['where', index], key);
    for (const { key, line } of body.mentions) check(key, file, line, 'text');
  }
  for (const { file, lineOf, data, body } of pages) {
    for (const [index, task] of data.tasks.entries()) {
      check(task.to, file, lineOf(['tasks', index, 'to']), fieldName(['tasks', index, 'to']));
    }
    for (const { key, line } of body.mentions) check(key, file, line, 'text');
  }
  if (site !== undefined) {
    const own = (path: FieldPath, key: string) => check(key, 'content/site.yaml', siteLineOf(path), fieldName(path));
    own(['search', 'ask'], site.search.ask);
    for (const [index, { entry }] of site.shortForms.entries()) own(['shortForms', index, 'entry'], entry);
  }
  return problems;
}

/** What was probably meant: the entry of the same id in whatever folder, its file or its path; else the nearest key. */
function adviseKey(written: string, keys: readonly string[]): string {
  const id = written
    .trim()
    .toLowerCase()
    .replace(/\.mdx$|\/+$/, '')
    .replace(/^.*\//, '');
  const sameId = keys.find((key) => key.endsWith(`/${id}`));
  return sameId === undefined
    ? didYouMean(written, keys, 'Write collection/id of an entry that exists.')
    : `Did you mean "${sameId}"?`;
}
