import { inflateSync } from 'node:zlib';

const SIGNATURE = '89504e470d0a1a0a';

export interface PngSize {
  width: number;
  height: number;
}

/** The size that a PNG says it has, or `undefined` when the file is none. */
export function pngSize(file: Buffer): PngSize | undefined {
  if (file.subarray(0, 8).toString('hex') !== SIGNATURE || file.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}

/** The rows of a PNG as they are packed: what is the same in two rows may be written in two ways, but seldom is. */
export function packedRows(file: Buffer): Buffer[] {
  const { height = 0 } = pngSize(file) ?? {};
  const bytes = inflateSync(Buffer.concat(chunksOf(file).flatMap(({ kind, data }) => (kind === 'IDAT' ? [data] : []))));
  const length = bytes.length / height;
  return Array.from({ length: height }, (_, row) => bytes.subarray(row * length, (row + 1) * length));
}

/** The colour of a pixel, as `#fdfcf8`. */
export type ColourAt = (x: number, y: number) => string;

/** Reads a PNG with a table of colours and rows without filters, as `src/previews/png.ts` writes them. */
export function readPng(file: Buffer): PngSize & { colourAt: ColourAt } {
  const size = pngSize(file);
  if (size === undefined) throw new Error('This is no PNG.');
  const parts = new Map(chunksOf(file).map(({ kind, data }) => [kind, data]));
  const table = parts.get('PLTE') ?? Buffer.alloc(0);
  const rows = inflateSync(parts.get('IDAT') ?? Buffer.alloc(0));
  return {
    ...size,
    colourAt: (x, y) => {
      const place = rows[y * (size.width + 1) + 1 + x] ?? 0;
      return `#${table.toString('hex', place * 3, place * 3 + 3)}`;
    },
  };
}

interface Chunk {
  kind: string;
  data: Buffer;
}

function chunksOf(file: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = 8; start < file.length; ) {
    const length = file.readUInt32BE(start);
    chunks.push({
      kind: file.toString('latin1', start + 4, start + 8),
      data: file.subarray(start + 8, start + 8 + length),
    });
    start += 12 + length;
  }
  return chunks;
}
