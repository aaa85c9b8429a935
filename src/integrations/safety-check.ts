import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type AnyNode, isTag } from 'domhandler';
import { textContent } from 'domutils';
import { dangersOf, type PageElement } from '../domain/page-safety.ts';
import type { Problem } from '../domain/problems.ts';
import { settings } from '../site.ts';
import type { BuiltPage } from './built-pages.ts';
import { ProblemsFound } from './report.ts';
import type { UnfinishedPages } from './unfinished-pages.ts';

/** No built page runs code in attributes, holds another page, or asks another host, whatever way it got there. */
export function safetyCheck(unfinished: UnfinishedPages): AstroIntegration {
  const looksIn = unfinished.ask((page) => {
    const elements = elementsOf(page);
    return { dangers: dangersAmong(elements, page), count: elements.length };
  });
  return {
    name: 'safety-check',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const pages = await looksIn(fileURLToPath(dir));
        const problems = pages.flatMap(({ dangers }) => dangers);
        if (problems.length > 0) throw new ProblemsFound(problems);
        const elements = pages.reduce((sum, page) => sum + page.count, 0);
        logger.info(`${elements} elements on ${pages.length} pages are harmless.`);
      },
    },
  };
}

/** What a built page could do to its readers. */
export const dangersOfPage = (page: BuiltPage): Problem[] => dangersAmong(elementsOf(page), page);

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
