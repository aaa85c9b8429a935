import type { Page } from 'playwright-core';

/**
 * What of the text of a page cannot be read as it stands: lines that reach beyond the window or are cut off, lines over
 * other lines or over controls, choices that do not fit into their box, and a page that has to be scrolled sideways.
 */
export const lostText = (page: Page): Promise<string[]> => page.evaluate(findLostText);

/** Gives all evidence its room, and every choice its longest text: what can be lost is there to be lost. */
export const fillPage = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const { options } of document.querySelectorAll('select')) {
      const longest = [...options].reduce((a, b) => (b.text.length > a.text.length ? b : a));
      longest.selected = true;
    }
  });

/** Runs in the page. Where two boxes touch by less than a pixel, nothing is lost. */
function findLostText(): string[] {
  interface Box {
    left: number;
    right: number;
    top: number;
    bottom: number;
  }
  interface Piece extends Box {
    node: Node;
    what: string;
  }
  const root = document.scrollingElement ?? document.documentElement;
  // What stands behind a modal dialog is not read.
  const read = document.querySelector('dialog:modal') ?? document.body;
  const elements = [...read.querySelectorAll<HTMLElement>('*')];
  const styles = new Map(elements.map((element) => [element, getComputedStyle(element)]));
  // What overflows a box that scrolls is not lost.
  const cuts = (how = '') => how === 'hidden' || how === 'clip';
  const cutting = elements.filter(
    (element) => cuts(styles.get(element)?.overflowX) || cuts(styles.get(element)?.overflowY),
  );
  const forTheEarAlone = elements.filter((element) => styles.get(element)?.clipPath === 'inset(50%)');
  const isForTheEye = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest('select, script, style, noscript, template') &&
    !forTheEarAlone.some((around) => around.contains(element));
  const lost: string[] = [];

  const lines: Piece[] = [];
  const walker = document.createTreeWalker(read, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const element = node.parentElement;
    if (text === '' || element === null || !isForTheEye(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects())
      if (right - left > 1 && bottom - top > 1)
        lines.push({ node, left, right, top, bottom, what: `“${text.slice(0, 40)}”` });
  }

  for (const { node, left, right, top, bottom, what } of lines) {
    if (left < -1 || right > root.clientWidth + 1) lost.push(`${what} reaches beyond the window`);
    for (const element of cutting.filter((around) => around.contains(node))) {
      const box = element.getBoundingClientRect();
      const isWithin = left > box.left - 1 && right < box.right + 1 && top > box.top - 1 && bottom < box.bottom + 1;
      if (!isWithin) lost.push(`${what} is cut off`);
    }
  }

  // Of a line the letters count, not the room above and below them.
  const letters = lines.map((line) => {
    const spare = (line.bottom - line.top) / 4;
    return { ...line, left: line.left + 1, right: line.right - 1, top: line.top + spare, bottom: line.bottom - spare };
  });
  const controls = elements
    .filter((element) => element.matches('button, input, select') && isForTheEye(element.parentElement ?? element))
    .map((node): Piece => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return { node, left, right, top, bottom, what: `the ${node.localName} “${node.innerText.slice(0, 20)}”` };
    });
  const pieces = [...letters, ...controls].sort((a, b) => a.top - b.top);
  for (const [at, upper] of pieces.entries()) {
    for (const lower of pieces.slice(at + 1)) {
      if (lower.top >= upper.bottom) break;
      const isOver = upper.left < lower.right && lower.left < upper.right;
      const isWithin = upper.node.contains(lower.node) || lower.node.contains(upper.node);
      if (isOver && !isWithin) lost.push(`${upper.what} and ${lower.what} are over each other`);
    }
  }

  for (const select of read.querySelectorAll('select')) {
    const { width, height } = select.getBoundingClientRect();
    const oneLine = select.cloneNode(true) as HTMLSelectElement;
    oneLine.style.cssText = 'position: absolute; inline-size: auto; white-space: nowrap; field-sizing: content';
    oneLine.selectedIndex = select.selectedIndex;
    select.after(oneLine);
    const needed = oneLine.getBoundingClientRect();
    oneLine.remove();
    if (width > 0 && needed.width > width + 1 && height <= needed.height + 1)
      lost.push(`“${select.selectedOptions[0]?.text}” does not fit into its box`);
  }
  if (root.scrollWidth > root.clientWidth) lost.push('the page has to be scrolled sideways');
  return [...new Set(lost)];
}
