import { type AnyNode, type Document, isTag, isText } from 'domhandler';
import { getAttributeValue, textContent } from 'domutils';
import { type SearchSection, sectionsOf, type TextPiece } from '../domain/search/sections.ts';

const LEFT_OUT = ['script', 'style', 'template', 'svg', 'nav', 'form'];
/** Elements that stand in a line of text: what follows one without a space belongs to it, as a comma behind a link. */
const IN_A_LINE = [
  'a',
  'abbr',
  'b',
  'bdi',
  'cite',
  'code',
  'em',
  'i',
  'kbd',
  'mark',
  'q',
  'small',
  'span',
  'strong',
  'time',
];

/** What is around a part of an entry. */
interface Around {
  /** The parts of the same entry that come after its running text. */
  later: TextPiece[];
  /** The id of the `section` around, which a heading without one leads to. */
  place: string | undefined;
}

/**
 * The sections of a page, of those parts that carry the key of an entry or page. `data-search-skip` leaves a part out, but for
 * those directly in it that carry a key; `data-search-heading` makes a part that has an id a section of its own, after those of
 * the running text of its entry.
 */
export const sectionsOfPage = (path: string, document: Document): SearchSection[] =>
  sectionsOf(path, piecesOf(document.children));

/** @param around nothing where no entry is around: words are left out there */
function piecesOf(nodes: readonly AnyNode[], around?: Around): TextPiece[] {
  return nodes.flatMap((node): TextPiece[] => {
    if (isText(node)) return around ? [{ kind: 'text', text: node.data }] : [];
    if (!isTag(node) || LEFT_OUT.includes(node.name)) return [];
    if ('data-search-skip' in node.attribs) return piecesOf(node.children.filter(carriesKey));
    const key = getAttributeValue(node, 'data-search-key');
    const id = getAttributeValue(node, 'id');
    const aside = getAttributeValue(node, 'data-search-heading');
    const pieces: TextPiece[] = [];
    if (key !== undefined) {
      const later: TextPiece[] = [];
      const running = piecesOf(node.children, { later, place: undefined });
      pieces.push({ kind: 'entry', key, id: node.name === 'main' ? undefined : id }, ...running, ...later);
      pieces.push({ kind: 'end' });
    } else if (around === undefined) return piecesOf(node.children);
    else if (id !== undefined && aside !== undefined) {
      around.later.push({ kind: 'heading', id, text: aside }, ...piecesOf(node.children, around));
    } else {
      const place = id ?? around.place;
      if (place !== undefined && /^h[2-6]$/.test(node.name)) {
        pieces.push({ kind: 'heading', id: place, text: textContent(node).trim() });
      } else {
        pieces.push(...piecesOf(node.children, node.name === 'section' ? { ...around, place } : around));
      }
    }
    // Text of neighbouring blocks must not run together into one word.
    return around && !IN_A_LINE.includes(node.name) ? [...pieces, { kind: 'text', text: ' ' }] : pieces;
  });
}

const carriesKey = (node: AnyNode): boolean => isTag(node) && 'data-search-key' in node.attribs;
