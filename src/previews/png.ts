import { constants, crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;
/** One byte for each pixel, which is a place in the table of colours. */
const BIT_DEPTH = 8;
const INDEXED = 3;

/**
 * Writes opaque pixels (red, green, blue, alpha) as a PNG with a table of colours: text on paper has few of them, and the
 * file is half of what it would be with every pixel's own.
 *
 * The packing looks for runs only. It is the one way of zlib whose bytes do not depend on what the processor can do, and
 * the fastest; pictures that are mostly paper lose little by it.
 */
export function encodePng({ width, height }: { width: number; height: number }, pixels: Uint8Array): Buffer {
  const numbers = new Int32Array(pixels.buffer, pixels.byteOffset, width * height);
  const colours = coloursByUse(numbers);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BIT_DEPTH, INDEXED], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours.slice(0, MOST_COLOURS).flatMap(channelsOf))),
    chunk('IDAT', deflateSync(rowsOf(numbers, width, placesOf(colours)), { level: 9, strategy: constants.Z_RLE })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** All colours, the most frequent first; of two that are as frequent, the smaller number. */
function coloursByUse(pixels: Int32Array): number[] {
  const uses = new Map<number, number>();
  const add = (colour: number, times: number) => uses.set(colour, (uses.get(colour) ?? 0) + times);
  let colour = pixels[0] ?? 0;
  let start = 0;
  for (let end = 1; end < pixels.length; end++) {
    const next = pixels[end] ?? 0;
    if (next === colour) continue;
    add(colour, end - start);
    colour = next;
    start = end;
  }
  add(colour, pixels.length - start);
  return [...uses].sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || a - b).map(([number]) => number);
}

/** The place of each colour in the table; a rare one for which there is no place has that of the nearest. */
function placesOf(colours: readonly number[]): Map<number, number> {
  const kept = colours.slice(0, MOST_COLOURS).map(channelsOf);
  return new Map(
    colours.map((colour, place) => [colour, place < MOST_COLOURS ? place : nearestPlace(kept, channelsOf(colour))]),
  );
}

function nearestPlace(kept: readonly number[][], wanted: readonly number[]): number {
  const distances = kept.map((channels) =>
    channels.reduce((sum, value, index) => sum + (value - (wanted[index] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

/** The rows as they are packed: each begins with a byte that says that it stands there as it is. */
function rowsOf(pixels: Int32Array, width: number, places: ReadonlyMap<number, number>): Uint8Array {
  const height = pixels.length / width;
  const rows = new Uint8Array(height * (width + 1));
  let colour = pixels[0] ?? 0;
  let place = places.get(colour) ?? 0;
  for (let y = 0; y < height; y++) {
    const from = y * width;
    const to = from + y + 1;
    for (let x = 0; x < width; x++) {
      const next = pixels[from + x] ?? 0;
      if (next !== colour) {
        colour = next;
        place = places.get(next) ?? 0;
      }
      rows[to + x] = place;
    }
  }
  return rows;
}

/** Red, green and blue of a colour that was read as one number, its first byte being the lowest. */
const channelsOf = (colour: number): number[] => [colour & 0xff, (colour >>> 8) & 0xff, (colour >>> 16) & 0xff];

function chunk(type: string, data: Buffer): Buffer {
  const framed = Buffer.alloc(12 + data.length);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, 'latin1');
  data.copy(framed, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + data.length)), 8 + data.length);
  return framed;
}
