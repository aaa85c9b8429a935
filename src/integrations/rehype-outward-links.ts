interface Node {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

/**
 * Says of links in a text that they lead out of the guide: to programs by `rel` (HTML Standard, link type "external"), and to readers by
 * a class, unless they read the address itself.
 */
export function rehypeOutwardLinks() {
  const visit = (node: Node): void => {
    const href = node.properties?.['href'];
    if (node.tagName === 'a' && typeof href === 'string' && /^https?:/i.test(href)) {
      const mark = textOf(node) === href ? {} : { className: ['outward'] };
      node.properties = { ...node.properties, rel: ['external'], ...mark };
    }
    node.children?.forEach(visit);
  };
  return visit;
}

const textOf = ({ value, children }: Node): string => value ?? children?.map(textOf).join('') ?? '';
