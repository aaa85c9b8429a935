/**
 * The element that a script cannot do without.
 *
 * @throws when it is missing, which is a fault of the page
 */
export function find<T extends HTMLElement = HTMLElement>(within: ParentNode, selector: string): T {
  const element = within.querySelector<T>(selector);
  if (element === null) throw new Error(`There is no ${selector}.`);
  return element;
}
