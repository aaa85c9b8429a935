import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packedRows } from './png.ts';
import { PROJECT } from './site.ts';

const PICTURES = join(PROJECT, 'node_modules/.cache/guide-tests/pictures');
/** A line of text alone makes twice as many rows that differ; an empty page has one or two. */
const LEAST = 10;

/**
 * Whether a picture shows nothing: its rows are hardly different from each other.
 *
 * @param picture a PNG
 */
export const isBlank = (picture: Buffer): boolean =>
  new Set(packedRows(picture).map((row) => row.toString('latin1'))).size < LEAST;

/** Keeps a picture for whoever wants to look at it, until the next run. */
export async function keep(picture: Buffer, name: string): Promise<void> {
  const file = join(PICTURES, `${name}.png`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, picture);
}
