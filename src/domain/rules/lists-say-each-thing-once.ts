import { type Content, type FieldPath, fieldName } from '../content.ts';
import type { Problem } from '../problems.ts';
import { filesOf } from './files-of.ts';

/** Lists whose rules know more about what is the same. */
const OWN_RULES = ['aliases', 'sharedAliases', 'exceptions'];

/** No list of a file says a thing twice: readers would read it twice. */
export function listsSayEachThingOnce(content: Content): Problem[] {
  return filesOf(content).flatMap(({ file, data, lineOf }) =>
    repeatedItems(data).map((path) => ({
      file,
      line: lineOf(path),
      field: fieldName(path),
      found: 'This stands in the list already.',
      advice: 'Take one out.',
    })),
  );
}

/** The places of items that are the same as an earlier one of their list. */
function repeatedItems(value: unknown, path: FieldPath = []): FieldPath[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) {
    return Object.entries(value).flatMap(([name, below]) =>
      path.length === 0 && OWN_RULES.includes(name) ? [] : repeatedItems(below, [...path, name]),
    );
  }
  const written = value.map((item) => JSON.stringify(item));
  return value.flatMap((item, index) =>
    written.indexOf(written[index] ?? '') < index ? [[...path, index]] : repeatedItems(item, [...path, index]),
  );
}
