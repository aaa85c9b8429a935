import { type AnyNode, isTag } from 'domhandler';
import { textContent } from 'domutils';
import { dangersOf, type PageElement } from '../domain/page-safety.ts';
import type { Problem } from '../domain/problems.ts';
import { settings } from '../site.ts';
import type { BuiltPage } from './built-pages.ts';

/** What was found on a built page. */
export interface PageSafety {
  dangers: Problem[];
  /** How many elements were looked at. */
  elements: number;
}

/** No built page runs code in attributes, holds another page, or asks another host, whatever way it got there. */
export function safetyOf(page: BuiltPage): PageSafety {
  const elements = elementsOf(page);
  return { dangers: dangersAmong(elements, page), elements: elements.length };
}

function dangersAmong(elements: readonly PageElement[], page: BuiltPage): Problem[] {
  return elements.flatMap((element) =>
    dangersOf(element, settings.siteUrl).map((danger) => ({
      file: `built page ${page.path}`,
      line: 1,
      field: 'html',
      ...danger,
    })),
  );
}

/** The class of the box around what an author wrote (`EntryText.astro`). */
const WRITTEN = /(?:^|\s)prose(?:\s|$)/;

function elementsOf({ document }: BuiltPage): PageElement[] {
  const elements: PageElement[] = [];
  const walk = (nodes: readonly AnyNode[], isWritten: boolean): void => {
    for (const node of nodes) {
      if (!isTag(node)) continue;
      const text = node.name === 'style' ? textContent(node) : '';
      elements.push({ name: node.name, attributes: node.attribs, text, isWritten });
      walk(node.children, isWritten || WRITTEN.test(node.attribs['class'] ?? ''));
    }
  };
  walk(document.children, false);
  return elements;
}
