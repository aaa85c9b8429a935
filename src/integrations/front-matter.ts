import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import type { FieldPath } from '../domain/content.ts';
import type { Refusal } from '../schemas/checked.ts';

/** A YAML text with the lines of its fields. */
export interface Fields {
  data: unknown;
  lineOf(path: FieldPath): number;
  errors: (Refusal & { line: number })[];
}

/** A file split into front matter and text; the lines are those on which each begins. */
export interface SplitFile {
  yaml: string;
  yamlLine: number;
  body: string;
  bodyLine: number;
}

const OPENING = /^(?:\s*\n)?---[ \t]*\r?\n/;
const FENCED = new RegExp(`(${OPENING.source})([\\s\\S]*?)(?<=\\n)---[ \\t]*(?:\\r?\\n|$)`);

/** Whether a text begins with the line that opens front matter; blank lines before it do no harm. */
export const opensFrontMatter = (text: string): boolean => OPENING.test(text);

/** Splits `---`-fenced front matter from the text, or returns `undefined` when the file does not begin with it. */
export function splitFrontMatter(text: string): SplitFile | undefined {
  const match = FENCED.exec(text);
  if (match === null) return undefined;
  const [fenced, opening = '', yaml = ''] = match;
  return { yaml, yamlLine: lineAfter(opening), body: text.slice(fenced.length), bodyLine: lineAfter(fenced) };
}

const lineAfter = (text: string): number => text.split('\n').length;

/** Reads YAML 1.2 and remembers where everything stands. `firstLine` is the line of the file on which it begins. */
export function readFields(yaml: string, firstLine: number): Fields {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  const aliases: Fields['errors'] = [];
  visit(document, {
    Alias: (_, { source, range }) => {
      const found = `"*${source}" is an alias of YAML, not a text.`;
      const advice = 'Put a text that begins with a * into "quotes".';
      aliases.push({ line: lineAt(range?.[0] ?? 0), found, advice });
    },
  });
  const slips = slipsOf([...document.errors, ...document.warnings])
    .map((error) => ({ line: lineAt(error.pos[0]), ...explainSlip(error, yaml) }))
    .filter(({ line }) => aliases.every((alias) => alias.line !== line));
  const errors = [...aliases, ...slips];
  return {
    data: errors.length > 0 ? undefined : document.toJS(),
    lineOf: (path) => lineOfField(document, path, lineAt) ?? firstLine,
    errors,
  };
}

/** One slip lets the parser stumble several times; the author needs it once. Each field that stands twice is a slip. */
function slipsOf(errors: readonly YAMLError[]): YAMLError[] {
  const inOrder = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const twice = inOrder.filter(({ code }) => code === 'DUPLICATE_KEY');
  const cause = inOrder.filter(({ code }) => code !== 'DUPLICATE_KEY').slice(0, 1);
  return [...twice, ...cause];
}

function explainSlip({ code, message, pos }: YAMLError, yaml: string): Refusal {
  switch (code) {
    case 'DUPLICATE_KEY': {
      const [, , name = ''] = /^(["']?)(.*?)\1\s*:/.exec(yaml.slice(pos[0])) ?? [];
      return { found: `The field "${name}" stands here twice.`, advice: 'Keep one of the two.' };
    }
    case 'TAB_AS_INDENT':
      return { found: 'This line begins with a tab.', advice: 'Indent it with spaces.' };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        found: 'Here a field begins inside the text of another.',
        advice: 'Put a text with a colon into "quotes", and begin the fields of one group in one column.',
      };
    default:
      return {
        found: `The fields cannot be read: ${message}.`,
        advice:
          'Close every quotation mark and bracket, and put a text with a colon, a # or other signs into "quotes".',
      };
  }
}

/** The line of the deepest part of the path that exists. */
function lineOfField(document: Document, path: FieldPath, lineAt: (offset: number) => number): number | undefined {
  let node: unknown = document.contents;
  let line: number | undefined;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
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
