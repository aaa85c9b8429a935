import type { MdxNode } from './mdx-tree.ts';

/** Line ends within a text become those of HTML (WHATWG HTML, 13.2.3.5), on whatever system an author has written it. */
export const remarkLineEnds = () => normalize;

function normalize(node: MdxNode): void {
  if (typeof node.value === 'string') node.value = node.value.replace(/\r\n?/g, '\n');
  node.children?.forEach(normalize);
}
