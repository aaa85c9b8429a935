import { isPair, isScalar, parseDocument, visit } from 'yaml';
import { MDX_COMPONENTS } from '../schemas/mdx-components.ts';
import { splitFrontMatter } from './front-matter.ts';
import { parseMdx } from './mdx-syntax.ts';
import type { MdxNode } from './mdx-tree.ts';

type Rename = (written: string) => string | undefined;

/** A part of a text that is to be written otherwise; offsets are counted in UTF-16 units. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The fields of front matter, `site.yaml` and changes that name entries. */
const REFERENCES = ['related', 'where', 'to', 'ask', 'entry', 'entries'];

/** What some editors write before the first letter (Unicode, 23.8); whatever reads the content passes over it. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A file of `content/` in which references and links are written otherwise, and nothing else.
 *
 * @param isYaml whether all of it is fields, as in `site.yaml`
 */
export function renameReferences(text: string, isYaml: boolean, rename: Rename): string {
  if (text.startsWith(BYTE_ORDER_MARK)) return BYTE_ORDER_MARK + renameReferences(text.slice(1), isYaml, rename);
  if (isYaml) return edited(text, fieldEdits(text, rename));
  const split = splitFrontMatter(text);
  if (split === undefined) return text;
  const bodyStart = text.length - split.body.length;
  const yamlStart = text.indexOf(split.yaml);
  return edited(text, [
    ...moved(fieldEdits(split.yaml, rename), yamlStart),
    ...moved(bodyEdits(split.body, rename), bodyStart),
  ]);
}

function edited(text: string, edits: readonly Edit[]): string {
  const fromTheEnd = edits.toSorted((a, b) => b.start - a.start);
  return fromTheEnd.reduce(
    (written, { start, end, text }) => written.slice(0, start) + text + written.slice(end),
    text,
  );
}

const moved = (edits: readonly Edit[], by: number): Edit[] =>
  edits.map(({ start, end, text }) => ({ start: start + by, end: end + by, text }));

/** The text between two offsets with one word replaced: quotation marks around it stay. */
function within(source: string, start: number, end: number, written: string, rename: Rename): Edit[] {
  const now = rename(written);
  const at = source.indexOf(written, start);
  // What is written with escapes is not found; the check of the whole content tells it then.
  return now === undefined || at < 0 || at + written.length > end
    ? []
    : [{ start: at, end: at + written.length, text: now }];
}

function fieldEdits(yaml: string, rename: Rename): Edit[] {
  const edits: Edit[] = [];
  visit(parseDocument(yaml, { prettyErrors: false }), {
    Scalar: (place, { value, range }, above) => {
      const field = above.findLast(isPair)?.key;
      if (place === 'key' || typeof value !== 'string' || !range) return;
      if (!isScalar(field) || !REFERENCES.includes(String(field.value))) return;
      edits.push(...within(yaml, range[0], range[1], value, rename));
    },
  });
  return edits;
}

function bodyEdits(body: string, rename: Rename): Edit[] {
  const parsed = parseMdx(body);
  return 'tree' in parsed ? nodeEdits(parsed.tree, body, rename) : [];
}

function nodeEdits(node: MdxNode, body: string, rename: Rename): Edit[] {
  const children = node.children?.flatMap((child) => nodeEdits(child, body, rename)) ?? [];
  if (node.position === undefined) return children;
  const { start, end } = node.position;
  // The words of a link may be its address too; that one is for readers.
  const behindWords = node.children?.at(-1)?.position?.end.offset ?? start.offset;
  if (node.type === 'link' || node.type === 'definition') {
    return [...children, ...within(body, behindWords, end.offset, node.url ?? '', rename)];
  }
  if (!node.type.startsWith('mdxJsx')) return children;
  const { refersTo } = (MDX_COMPONENTS as Record<string, { refersTo?: string }>)[node.name ?? ''] ?? {};
  const written = node.attributes?.find(({ name }) => name !== undefined && name === refersTo)?.value;
  return typeof written === 'string'
    ? [...children, ...within(body, start.offset, end.offset, written, rename)]
    : children;
}
