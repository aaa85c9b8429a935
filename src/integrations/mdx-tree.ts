/** Lines are counted from 1; offsets are those of the text that was parsed. */
interface Position {
  start: { line: number; offset: number };
  end: { line: number; offset: number };
}

/** The parts of a Markdown tree (mdast and its MDX extension) that matter to the check. */
export interface MdxNode {
  type: string;
  name?: string | null;
  value?: string;
  url?: string;
  title?: string | null;
  depth?: number;
  identifier?: string;
  label?: string;
  checked?: boolean | null;
  align?: (string | null)[];
  attributes?: { type: string; name?: string; value?: unknown; position?: Position }[];
  children?: MdxNode[];
  position?: Position;
}

/** The words of a node. A comment is no part of what readers see, nor of the id that rehype-slug makes of a heading. */
export function textOf(node: MdxNode): string {
  if (node.type.endsWith('Expression')) return '';
  return node.value ?? node.children?.map(textOf).join('') ?? '';
}

/** How a node or an attribute is written. */
export const sourceOf = ({ position }: Pick<MdxNode, 'position'>, source: string): string =>
  position === undefined ? '' : source.slice(position.start.offset, position.end.offset);

/** How many nodes stand in each other, at most. Walks level by level, because a tree may be deeper than the stack. */
export function depthOf(tree: MdxNode): number {
  let depth = 0;
  for (let level = [tree]; level.length > 0; level = level.flatMap(({ children }) => children ?? [])) depth += 1;
  return depth;
}
