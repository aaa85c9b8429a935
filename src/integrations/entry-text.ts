import { Document, isScalar, Scalar, visit } from 'yaml';
import type { FieldLine } from '../domain/new-entry/entry.ts';

/**
 * The file of a new entry: every field with a line that says what it is for, those without a value as comments.
 *
 * @param words its text
 */
export function entryText(fields: readonly FieldLine[], words: string): string {
  const lines = fields.map(({ name, says, value }) =>
    value === undefined ? `# ${says}\n# ${name}:\n` : `# ${says}\n${yamlOf({ [name]: value })}`,
  );
  return `---\n${lines.join('')}---\n\n${words}\n`;
}

/** Times stand in quotation marks, as in the examples for authors: editors that know YAML 1.1 show 18:30 as a number. */
function yamlOf(field: Record<string, unknown>): string {
  const document = new Document(field);
  visit(document, (_place, node) => {
    if (isScalar(node) && /^\d+:\d/.test(String(node.value))) node.type = Scalar.QUOTE_DOUBLE;
  });
  return document.toString({ lineWidth: 0 });
}
