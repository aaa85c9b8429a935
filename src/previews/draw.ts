import { readFile } from 'node:fs/promises';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { svgOf } from './layout.ts';
import { inPackage } from './packages.ts';
import { encodePng } from './png.ts';
import { SIZE } from './size.ts';
import type { PreviewWords } from './words.ts';

let ready: Promise<void> | undefined;

/** Draws a picture: the same bytes for the same words, on any machine, because no font and no clock of it is asked. */
export async function draw(words: PreviewWords): Promise<Uint8Array> {
  ready ??= readFile(inPackage('@resvg/resvg-wasm', 'index_bg.wasm')).then(initWasm);
  await ready;
  const drawing = new Resvg(await svgOf(words), { font: { loadSystemFonts: false } });
  const image = drawing.render();
  const png = encodePng(SIZE, image.pixels);
  image.free();
  drawing.free();
  return png;
}
