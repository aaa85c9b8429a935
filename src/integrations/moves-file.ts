import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Move } from '../domain/links/moves.ts';
import type { Refusal } from '../schemas/checked.ts';
import { settings } from '../site.ts';

/** Where old addresses and their successors are kept. */
export const MOVES_FILE = 'moved.json';

type MoveRefusal = Refusal & { line: number; field: string };

const EXAMPLE = 'Write pairs of addresses, for example: { "/old/": "/new/" }';

/** The moves that are written down, and what of the file is none; nothing in a guide where nothing has moved yet. */
export async function readMoves(contentDir: string): Promise<{ moves: Move[]; refusals: MoveRefusal[] }> {
  let text: string;
  try {
    text = await readFile(join(contentDir, MOVES_FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { moves: [], refusals: [] };
    throw error;
  }
  // JSON is YAML too, and this parser knows on which line a key stands, and that it stands there twice.
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'json' });
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
