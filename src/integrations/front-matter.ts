import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { FieldPath } from '../domain/content.ts';
import type { Refusal } from '../schemas/checked.ts';

/** Where the fields of a YAML text stand, as plain data. */
export interface FieldLines {
  /** The line of the whole. */
  first: number;
  /** That of each field and each place in a list, by the names and places that lead to it (`keyOfPath`). */
  byPath: ReadonlyMap<string, number>;
}

/** A YAML text with the lines of its fields. */
export interface Fields {
  data: unknown;
  lines: FieldLines;
  lineOf(path: FieldPath): number;
  /** Why the whole cannot be read; each at its field, when it is about one. */
  errors: (Refusal & { line: number; path: FieldPath })[];
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

/** What an entry says below its front matter, without the blank lines around it. */
export const textBelow = (text: string): string => splitFrontMatter(text)?.body.trim() ?? '';

const lineAfter = (text: string): number => text.split('\n').length;

/** More names, values and lists than this are a pasted document; the longest entries have a few hundred. */
const MOST_VALUES = 2_000;
/** Lists and groups within each other; four are the most that a field asks for. */
const DEEPEST = 10;
/** Of lines with signs that YAML understands and authors do not mean, this many are told at once. */
const MOST_MARKS = 20;

/** Reads YAML 1.2 and remembers where everything stands. `firstLine` is the line of the file on which it begins. */
export function readFields(yaml: string, firstLine: number): Fields {
  const lines = new LineCounter();
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  let document: Document;
  let marks: Mark[];
  let byPath: FieldLines['byPath'];
  try {
    document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
    marks = marksIn(document);
    // The parser compares each name with every other one, which would never end where somebody has pasted thousands.
    if (!marks.some(({ found }) => found === TOO_MANY.found)) document = parseDocument(yaml, { prettyErrors: false });
    byPath = linesIn(document, lineAt);
  } catch (error) {
    // The parser calls itself for every level.
    if (!(error instanceof RangeError)) throw error;
    return {
      ...placed({ first: firstLine, byPath: new Map() }),
      data: undefined,
      errors: [{ line: firstLine, path: [], ...TOO_DEEP }],
    };
  }
  const marked = marks.map(({ offset, ...mark }) => ({ line: lineAt(offset), ...mark }));
  // Who sees the first one of a line sees the others.
  const told = marked.filter(({ line }, index) => marked[index - 1]?.line !== line).slice(0, MOST_MARKS);
  const slips = slipsOf([...document.errors, ...document.warnings])
    .map((error) => ({ line: lineAt(error.pos[0]), path: [], ...explainSlip(error, yaml) }))
    .filter(({ line }) => told.every((mark) => mark.line !== line));
  const errors = [...told, ...slips];
  return {
    ...placed({ first: firstLine, byPath }),
    data: errors.length > 0 ? undefined : document.toJS(),
    errors,
  };
}

/** Something that YAML takes for an instruction, or that is more than fields need. */
type Mark = Refusal & { offset: number; path: FieldPath };

const TOO_DEEP: Refusal = {
  found: 'Lists and groups stand in each other too many times.',
  advice: 'Write the fields as in the examples of content/README.md.',
};

/**
 * What YAML would do with a text instead of showing it: follow an alias, name a node, convert it by a tag, leave out what
 * follows a number sign, change its own rules by a directive (YAML 1.2.2, chapters 6 and 7).
 */
function marksIn(document: Document): Mark[] {
  const marks: Mark[] = [];
  let values = 0;
  visit(document, {
    Node: (place, node, above) => {
      values += 1;
      const offset = node.range?.[0] ?? 0;
      const mark =
        values > MOST_VALUES ? TOO_MANY : above.filter(isCollection).length > DEEPEST ? TOO_DEEP : markOf(node);
      if (mark !== undefined) marks.push({ offset, path: pathTo(place, above), ...mark });
      return mark === TOO_MANY || mark === TOO_DEEP ? visit.BREAK : undefined;
    },
  });
  const { yaml, tags } = document.directives ?? {};
  if (yaml?.explicit || Object.keys(tags ?? {}).length > 1) marks.push({ offset: 0, path: [], ...DIRECTIVE });
  return marks;
}

/** The names and places that lead to a node, from what stands above it and its own place there. */
function pathTo(place: unknown, above: readonly unknown[]): FieldPath {
  return above.flatMap((node, level): (string | number)[] => {
    const next = above[level + 1];
    if (isPair(node)) return isScalar(node.key) ? [String(node.key.value)] : [];
    if (!isSeq(node)) return [];
    const index = next === undefined ? place : node.items.indexOf(next);
    return typeof index === 'number' ? [index] : [];
  });
}

const TOO_MANY: Refusal = {
  found: `There are more than ${MOST_VALUES.toLocaleString('en')} names and values here.`,
  advice: 'Keep what readers need; a longer list is better split into two entries.',
};
const DIRECTIVE: Refusal = {
  found: 'A line that begins with % changes how everything below it is read.',
  advice: 'Take it out.',
};

function markOf(node: Node): Refusal | undefined {
  if (isAlias(node)) {
    const found = `"*${node.source}" is an alias of YAML, not a text.`;
    return { found, advice: 'Put a text that begins with a * into "quotes".' };
  }
  if (node.anchor !== undefined) {
    const found = `"&${node.anchor}" is an anchor of YAML, which readers would not see.`;
    return { found, advice: 'Put a text that begins with an & into "quotes".' };
  }
  if (node.tag !== undefined) {
    const found = 'A value that begins with an exclamation mark is converted by YAML.';
    return { found, advice: 'Put a text that begins with a ! into "quotes".' };
  }
  if (isScalar(node) && node.type === 'PLAIN' && /^[^\s#]/.test(node.comment ?? '')) {
    const found = `What begins with "#${node.comment?.split(/\s/)[0]}" is a comment, which readers would not see.`;
    return { found, advice: 'Put the whole text into "quotes"; in a comment, write a space behind the #.' };
  }
  return undefined;
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

function linesIn(document: Document, lineAt: (offset: number) => number): Map<string, number> {
  const lines = new Map<string, number>();
  const remember = (path: FieldPath, range: Node['range']) => {
    const key = keyOfPath(path);
    // Of fields that stand twice, the first one is meant.
    if (range && !lines.has(key)) lines.set(key, lineAt(range[0]));
  };
  const walk = (node: unknown, path: FieldPath): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue;
        remember([...path, String(key.value)], key.range);
        walk(value, [...path, String(key.value)]);
      }
    } else if (isSeq(node)) {
      for (const [index, value] of node.items.entries()) {
        if (isScalar(value) || isCollection(value)) remember([...path, index], value.range);
        walk(value, [...path, index]);
      }
    }
  };
  walk(document.contents, []);
  return lines;
}

/** No name of a field has a NUL in it: files that have one are refused. */
const keyOfPath = (path: FieldPath): string => path.join('\0');

/** The lines, and the question that they answer. */
const placed = (lines: FieldLines): Pick<Fields, 'lines' | 'lineOf'> => ({
  lines,
  lineOf: (path) => lineOfField(lines, path),
});

/** The line of the deepest part of a path that exists. */
export function lineOfField({ first, byPath }: FieldLines, path: FieldPath): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const line = byPath.get(keyOfPath(path.slice(0, depth)));
    if (line !== undefined) return line;
  }
  return first;
}
