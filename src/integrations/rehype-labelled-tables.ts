interface Element {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Element[];
}

/** Gives each cell the heading of its column: on a narrow screen rows become cards, which show the heading beside the cell. */
export function rehypeLabelledTables() {
  const visit = (node: Element): void => {
    if (node.tagName === 'table') label(node);
    else node.children?.forEach(visit);
  };
  return visit;
}

function label(table: Element): void {
  const headings = elementsIn(table, 'th').map(textOf);
  for (const row of elementsIn(table, 'tr')) {
    for (const [column, cell] of elementsIn(row, 'td').entries()) {
      cell.properties = { ...cell.properties, 'data-label': headings[column] };
    }
  }
}

function elementsIn(node: Element, tagName: string): Element[] {
  const below = node.children?.flatMap((child) => elementsIn(child, tagName)) ?? [];
  return node.tagName === tagName ? [node, ...below] : below;
}

function textOf(node: Element): string {
  return node.value ?? node.children?.map(textOf).join('') ?? '';
}
