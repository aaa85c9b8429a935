import { join } from 'node:path';
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Move } from '../domain/links/moves.ts';
import type { Refusal } from '../schemas/checked.ts';
import { settings } from '../site.ts';
import { readTextFile } from './text-file.ts';

/** Where old addresses and their successors are kept. */
export const MOVES_FILE = 'moved.json';

type MoveRefusal = Refusal & { line: number; field: string };

const EXAMPLE = 'Write pairs of addresses, for example: { "/old/": "/new/" }';

/** The moves that are written down, and what of the file is none; nothing in a guide where nothing has moved yet. */
export async function readMoves(contentDir: string): Promise<{ moves: Move[]; refusals: MoveRefusal[] }> {
  const file = await readTextFile(join(contentDir, MOVES_FILE));
  if (file === undefined) return { moves: [], refusals: [] };
  if (!file.isText) return { moves: [], refusals: file.refusals.map((refusal) => ({ field: 'file', ...refusal })) };
  // JSON is YAML too, and this parser knows on which line a key stands, and that it stands there twice.
  const lines = new LineCounter();
  let document: Document;
  try {
    document = parseDocument(file.text, { lineCounter: lines, schema: 'json' });
  } catch (error) {
    // The parser calls itself for every level.
    if (!(error instanceof RangeError)) throw error;
    const found = 'Pairs stand in each other too many times.';
    return { moves: [], refusals: [{ line: 1, field: 'file', found, advice: EXAMPLE }] };
  }
  const lineAt = (offset = 0) => lines.linePos(offset).line;
  const [error] = document.errors;
  if (error !== undefined) {
    const found = `The file cannot be read: ${error.message.split(/ at line|\n/)[0]}.`;
    return { moves: [], refusals: [{ line: lineAt(error.pos[0]), field: 'file', found, advice: EXAMPLE }] };
  }
  if (!isMap(document.contents)) {
    return { moves: [], refusals: [{ line: 1, field: 'file', found: 'The file has no pairs.', advice: EXAMPLE }] };
  }
  const moves: Move[] = [];
  const refusals: MoveRefusal[] = [];
  for (const { key, value } of document.contents.items) {
    const from = isScalar(key) ? String(key.value) : '';
    const to = isScalar(value) ? value.value : undefined;
    const line = lineAt(isScalar(key) ? key.range?.[0] : 0);
    if (typeof to === 'string') moves.push({ from, to, line });
    else refusals.push({ line, field: `"${from}"`, found: 'This leads to no address.', advice: EXAMPLE });
  }
  return { moves, refusals };
}

/** The moves of the guide that is being built; what is wrong with them was told before. */
export const readMovesOfGuide = async (): Promise<Move[]> => (await readMoves(settings.contentDir)).moves;
