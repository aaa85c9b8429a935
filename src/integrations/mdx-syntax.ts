import { createProcessor } from '@mdx-js/mdx';
import remarkGfm from 'remark-gfm';
import type { Refusal } from '../schemas/checked.ts';
import { depthOf, type MdxNode } from './mdx-tree.ts';

const processor = createProcessor({ remarkPlugins: [remarkGfm] });

/** Characters without a blank line. What is read of them grows with their square, and readers give up long before. */
const LONGEST_BLOCK = 5_000;
/** Nodes within each other: a link in a list within lists, in an aside. */
const DEEPEST = 25;

type Syntax = { tree: MdxNode } | { problem: Refusal & { line: number } };

/**
 * The tree of a text, or why there is none.
 *
 * @param source the text, with empty lines before it for what stands above it in its file, so that all lines are those of the
 *   file, in the parser's own words too
 */
export function parseMdx(source: string): Syntax {
  const long = longBlock(source);
  if (long !== undefined) return { problem: long };
  let tree: MdxNode;
  try {
    tree = processor.parse(source) as MdxNode;
  } catch (error) {
    return { problem: explainSyntax(error, source) };
  }
  if (depthOf(tree) <= DEEPEST) return { tree };
  const found = 'Lists, quotations or tags stand in each other too many times.';
  return { problem: { line: firstLineOf(source), found, advice: 'Write them one after the other.' } };
}

function longBlock(source: string): (Refusal & { line: number }) | undefined {
  let line = 1;
  for (const [index, part] of source.split(/(\n(?:[ \t]*\n)+)/).entries()) {
    if (index % 2 === 0 && part.length > LONGEST_BLOCK) {
      const found = `Here are ${part.length} characters without a blank line.`;
      return { line, found, advice: 'Write a blank line between paragraphs, or keep what readers need.' };
    }
    line += part.split('\n').length - 1;
  }
  return undefined;
}

const firstLineOf = (source: string): number => (/^\n*/.exec(source)?.[0].length ?? 0) + 1;

const PLAIN_SIGNS = 'Close every tag, and write \\{ and \\< for signs that readers should see.';

/** What authors bring from HTML and Markdown that MDX reads as a tag, and what to write instead. */
const TAG_LIKE: [written: RegExp, advice: (...found: string[]) => string][] = [
  [/<!--/, () => 'Write a comment as {/* … */}'],
  [/<[!?]/, () => 'Take it out, or write \\< for a sign that readers should see.'],
  [/<((?:https?|ftp):[^\s>]*)>/i, (address) => `Write the address without < and >: ${address}`],
  [/<([^\s@<>]+@[^\s@<>]+)>/, (address) => `Write the address without < and >: ${address}`],
];

/** Errors of the MDX parser carry a reason and mostly a line; see `VFileMessage`. */
function explainSyntax(error: unknown, source: string): Refusal & { line: number } {
  const { reason = String(error), line: at = firstLineOf(source) } = error as { reason?: string; line?: number };
  if (reason.endsWith('with acorn')) {
    const [what, advice] = reason.includes('import')
      ? ['A line that begins with "import" or "export"', 'Begin the line with another word.']
      : ['A text in braces', 'Write \\{ for a brace that readers should see.'];
    return { line: at, found: `${what} is read as code.`, advice };
  }
  // A tag without its end: what the parser calls the place is that of the paragraph, or missing.
  const line = Number(/^Expected a closing tag .*\((\d+):\d+/.exec(reason)?.[1] ?? at);
  const found = `The text cannot be read: ${reason.replace(/\.$/, '')}.`;
  const words = source.split('\n')[line - 1] ?? '';
  for (const [written, advice] of TAG_LIKE) {
    const match = written.exec(words);
    if (match !== null && reason.startsWith('Unexpected character')) {
      return { line, found: `"${match[0]}" is read as a tag.`, advice: advice(...match.slice(1)) };
    }
  }
  return { line, found, advice: PLAIN_SIGNS };
}
