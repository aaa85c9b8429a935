/** The parts of a Markdown tree (mdast and its MDX extension) that matter here. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
  data?: { hProperties?: Record<string, string> };
}

/** What an author writes behind a heading: an expression that holds nothing but a comment with a number sign and the id. */
const WRITTEN_ID = /^\s*\/\*\s*#([a-z0-9]+(?:-[a-z0-9]+)*)\s*\*\/\s*$/;

/** The id that is written behind a heading; nothing where none is. */
export function writtenIdOf(heading: Node): string | undefined {
  const last = heading.children?.at(-1);
  return last !== undefined && isWrittenId(last) ? WRITTEN_ID.exec(last.value ?? '')?.[1] : undefined;
}

/** Whether a part of a heading is what gives it its id. */
export const isWrittenId = ({ type, value = '' }: Node): boolean =>
  type === 'mdxTextExpression' && WRITTEN_ID.test(value);

/**
 * Gives headings the ids that authors wrote behind them, so that an address stays when the words change. rehype-slug leaves
 * such ids as they are.
 */
export function remarkHeadingIds() {
  return (tree: Node): void => {
    const visit = (node: Node): void => {
      const id = node.type === 'heading' ? writtenIdOf(node) : undefined;
      if (id !== undefined) {
        node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
        node.children = withoutEnd(node.children ?? []);
      }
      node.children?.forEach(visit);
    };
    visit(tree);
  };
}

/** The words of a heading without the id behind them, and without the space between. */
function withoutEnd(children: readonly Node[]): Node[] {
  const words = children.slice(0, -1);
  const last = words.at(-1);
  return last?.type === 'text' ? [...words.slice(0, -1), { ...last, value: last.value?.trimEnd() }] : words;
}
