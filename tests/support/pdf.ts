import type { Page } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';

/** The lines of each sheet, from top to bottom. */
export type Sheets = string[][];

/** Prints the page that is open on A4, and reads what stands on each sheet. */
export async function printed(page: Page): Promise<Sheets> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })));
  const sheets: Sheets = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const lines = new Map<number, { x: number; words: string }[]>();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      // Where a piece of text begins (ISO 32000-1, 9.4.4); pieces of one line differ by less than a point.
      const [, , , , x, y] = item.transform as [number, number, number, number, number, number];
      const line = [...lines.keys()].find((other) => Math.abs(other - y) < 3) ?? y;
      lines.set(line, [...(lines.get(line) ?? []), { x, words: item.str }]);
    }
    const fromTop = [...lines].sort(([a], [b]) => b - a);
    sheets.push(
      fromTop.map(([, pieces]) =>
        pieces
          .sort((a, b) => a.x - b.x)
          .map(({ words }) => words)
          .join(' ')
          .replace(/\s+/g, ' ')
          .trim(),
      ),
    );
  }
  return sheets;
}
