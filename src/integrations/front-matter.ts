import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { FieldPath } from '../domain/content.ts';
import type { Refusal } from '../schemas/checked.ts';

/** A YAML text with the lines of its fields. */
export interface Fields {
  data: unknown;
  lineOf(path: FieldPath): number;
  errors: (Refusal & { line: number })[];
}

/** A file split into front matter and text; `bodyLine` is the line on which the text begins. */
export interface SplitFile {
  yaml: string;
  body: string;
  bodyLine: number;
}

const FENCED = /^---[ \t]*\r?\n([\s\S]*?)(?:^---[ \t]*(?:\r?\n|$))/m;

/** Splits `---`-fenced front matter from the text, or returns `undefined` when the file does not begin with it. */
export function splitFrontMatter(text: string): SplitFile | undefined {
  if (!text.startsWith('---')) return undefined;
  const match = FENCED.exec(text);
  if (match === null || match.index !== 0) return undefined;
  const [fenced, yaml = ''] = match;
  return { yaml, body: text.slice(fenced.length), bodyLine: fenced.split('\n').length };
}

/** Reads YAML 1.2 and remembers where everything stands. `firstLine` is the line of the file on which it begins. */
export function readFields(yaml: string, firstLine: number): Fields {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  const errors = [...document.errors, ...document.warnings].map((error) => ({
    line: lineAt(error.pos[0]),
    found: `The front matter cannot be read: ${error.message}.`,
    advice: 'Put a text with a colon, a # or a quotation mark into "quotes", and indent with spaces.',
  }));
  return {
    data: errors.length > 0 ? undefined : document.toJS(),
    lineOf: (path) => lineOfField(document, path, lineAt) ?? firstLine,
    errors,
  };
}

/** The line of the deepest part of the path that exists. */
function lineOfField(document: Document, path: FieldPath, lineAt: (offset: number) => number): number | undefined {
  let node: unknown = document.contents;
  let line: number | undefined;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === part);
      if (!isScalar(pair?.key)) break;
      line = lineAt(pair.key.range?.[0] ?? 0);
      node = pair.value;
    } else if (isSeq(node) && typeof part === 'number') {
      node = node.items[part];
      const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : undefined;
      if (range) line = lineAt(range[0]);
    } else break;
  }
  return line;
}
