import { type AnyNode, type Document, isTag, isText } from 'domhandler';
import { getAttributeValue, textContent } from 'domutils';
import { type SearchSection, sectionsOf, type TextPiece } from '../domain/search/sections.ts';

const LEFT_OUT = ['script', 'style', 'template', 'svg', 'nav', 'form'];

/**
 * The sections of a page, of those parts that carry the key of an entry or page. `data-search-skip` leaves a part out;
 * `data-search-heading` makes a part that has an id a section of its own, after those of the running text.
 */
export function sectionsOfPage(path: string, document: Document): SearchSection[] {
  const pieces: TextPiece[] = [];
  const later: TextPiece[] = [];
  const walk = (nodes: readonly AnyNode[], inside: boolean, into = pieces): void => {
    for (const node of nodes) {
      if (isText(node)) {
        if (inside) into.push({ kind: 'text', text: node.data });
        continue;
      }
      if (!isTag(node) || LEFT_OUT.includes(node.name) || 'data-search-skip' in node.attribs) continue;
      const key = getAttributeValue(node, 'data-search-key');
      const id = getAttributeValue(node, 'id');
      const aside = getAttributeValue(node, 'data-search-heading');
      if (key !== undefined) into.push({ kind: 'entry', key, id: node.name === 'main' ? undefined : id });
      if (inside && id !== undefined && aside !== undefined) {
        later.push({ kind: 'heading', id, text: aside });
        walk(node.children, inside, later);
      } else if (inside && id !== undefined && /^h[2-6]$/.test(node.name)) {
        into.push({ kind: 'heading', id, text: textContent(node).trim() });
      } else walk(node.children, inside || key !== undefined, into);
      // Text of neighbouring blocks must not run together into one word.
      if (inside) into.push({ kind: 'text', text: ' ' });
    }
  };
  walk(document.children, false);
  return sectionsOf(path, [...pieces, ...later]);
}
