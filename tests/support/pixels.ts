import type { Page } from 'playwright-core';
import { contrastOf, type Rgb } from './contrast.ts';

/** The pixels of a picture, row after row. */
export interface Pixels {
  width: number;
  height: number;
  at(place: number): Rgb;
}

/**
 * Decodes a screenshot.
 *
 * @param canvas a page that nothing else happens on
 */
export async function pixelsOf(png: Buffer, canvas: Page): Promise<Pixels> {
  const { width, height, base64 } = await canvas.evaluate(async (picture) => {
    const blob = await (await fetch(`data:image/png;base64,${picture}`)).blob();
    const bitmap = await createImageBitmap(blob);
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (context === null) throw new Error('There is no canvas.');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return { width: bitmap.width, height: bitmap.height, base64: new Uint8Array(data.buffer).toBase64() };
  }, png.toString('base64'));
  const bytes = Buffer.from(base64, 'base64');
  return {
    width,
    height,
    at: (place) => [bytes[place * 4] ?? 0, bytes[place * 4 + 1] ?? 0, bytes[place * 4 + 2] ?? 0],
  };
}

/** How many pixels of two pictures of one place stand apart by a contrast of at least 3 (WCAG 2.2, 2.4.13). */
export function changedPixels(before: Pixels, after: Pixels): number {
  const places = Array.from({ length: before.width * before.height }, (_, place) => place);
  return places.filter((place) => contrastOf(before.at(place), after.at(place)) >= 3).length;
}
