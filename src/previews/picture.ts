import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { kept } from '../integrations/kept.ts';
import { LOGO } from '../shown/logo.ts';
import { STATE_SHAPES } from '../shown/state-shapes.ts';
import { settings } from '../site.ts';
import { FONT_PACKAGES } from './fonts.ts';
import { inPackage } from './packages.ts';
import type { PreviewWords } from './words.ts';

const PACKAGES = ['satori', '@resvg/resvg-wasm', ...FONT_PACKAGES];

let tools: Promise<string> | undefined;

/** The answer to a request for a picture. It is drawn when no build before this one has drawn it from the same words. */
export async function pictureResponse(path: string, words: PreviewWords): Promise<Response> {
  tools ??= readTools();
  const key = JSON.stringify([words, await tools]);
  const bytes = await kept(join(settings.cacheDir, 'pictures', path), key, async () => {
    // What draws is large; a build that has every picture already does not read it.
    const { draw } = await import('./draw.ts');
    return draw(words);
  });
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'image/png' } });
}

/** A digest of what else decides over the bytes of a picture: this code, the shapes from elsewhere, what packs, libraries and fonts. */
async function readTools(): Promise<string> {
  const folder = resolve('src/previews');
  const code = (await readdir(folder)).sort().map((name) => readFile(join(folder, name), 'utf8'));
  const versions = PACKAGES.map(
    async (name) => JSON.parse(await readFile(inPackage(name, 'package.json'), 'utf8')).version,
  );
  const all = [await Promise.all(code), await Promise.all(versions), process.versions.zlib, STATE_SHAPES, LOGO];
  return createHash('sha256').update(JSON.stringify(all)).digest('base64');
}
