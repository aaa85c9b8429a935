import { withBase } from '../domain/links/paths.ts';

interface Element {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Element[];
}

/** Puts links that authors write as `/channels/slack/` under the base path of the published guide. */
export function rehypeBaseLinks({ base }: { base: string }) {
  const visit = (node: Element): void => {
    const href = node.properties?.['href'];
    if (node.tagName === 'a' && typeof href === 'string' && href.startsWith('/')) {
      node.properties = { ...node.properties, href: withBase(base, href) };
    }
    node.children?.forEach(visit);
  };
  return visit;
}
