import { type Element, isTag, isText } from 'domhandler';
import { findOne, getAttributeValue } from 'domutils';
import { type BuiltPage, readBuiltPages } from '../../src/integrations/built-pages.ts';

const UNSEEN = ['script', 'style', 'template', 'noscript', 'svg'];

/** What a reader meets on a page or in a part of it: the text, and where its links lead. */
export interface ReadableText {
  text: string;
  targets: string[];
}

/** The readable part of an element. Text of neighbouring elements is kept apart, runs of space become one. */
export function readableText(element: Element): ReadableText {
  const words: string[] = [];
  const targets: string[] = [];
  const walk = (node: Element): void => {
    if (UNSEEN.includes(node.name) || getAttributeValue(node, 'hidden') !== undefined) return;
    const target = getAttributeValue(node, 'href');
    if (target !== undefined) targets.push(target);
    for (const child of node.children) {
      if (isText(child)) words.push(child.data);
      else if (isTag(child)) walk(child);
    }
    if (!INLINE.includes(node.name)) words.push(' ');
  };
  walk(element);
  return { text: words.join('').replace(/\s+/g, ' ').trim(), targets };
}

const INLINE = ['a', 'b', 'code', 'em', 'kbd', 'q', 'span', 'strong', 'time'];

/** The built pages by path. */
export async function pagesByPath(folder: string): Promise<Map<string, BuiltPage>> {
  return new Map((await readBuiltPages(folder)).map((page) => [page.path, page]));
}

/** The main part of a page, or the part of it with the given id. */
export function partOf(page: BuiltPage, id?: string): Element {
  const wanted = (element: Element) =>
    id === undefined ? element.name === 'main' : getAttributeValue(element, 'id') === id;
  const part = findOne(wanted, page.document.children);
  if (part === null) throw new Error(`${page.path} has no ${id === undefined ? 'main part' : `#${id}`}.`);
  return part;
}
