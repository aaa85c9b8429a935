import { isUtf8 } from 'node:buffer';
import type { Stats } from 'node:fs';
import { lstat, open, readFile, stat } from 'node:fs/promises';
import type { Refusal } from '../schemas/checked.ts';
import { strangeSigns } from '../schemas/signs.ts';

/** What somebody writes is read on a phone; a text that is larger than this is a pasted document. In bytes. */
export const LARGEST_TEXT = 100_000;

/** What stands in a file, and what is wrong with it as a text. */
export interface TextFile {
  /** Without a byte order mark; of a file that is no text, whatever of it can be read. */
  text: string;
  /** Whether the text can be trusted to be what its author wrote. */
  isText: boolean;
  refusals: (Refusal & { line: number })[];
}

/**
 * Reads a file as UTF-8 text; nothing when there is none of this name.
 *
 * @param largest how many bytes it may have; lists that only grow have no end
 */
export async function readTextFile(path: string, largest = Number.POSITIVE_INFINITY): Promise<TextFile | undefined> {
  let found: Stats;
  let isLink: boolean;
  try {
    found = await lstat(path);
    isLink = found.isSymbolicLink();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return refused('', CANNOT_OPEN);
  }
  try {
    if (isLink) found = await stat(path);
    // A pipe would be waited for without end.
    if (!found.isFile()) return refused('', NO_FILE);
    if (isLink) return refused(await beginningOf(path), LINK);
    if (found.size > largest) return refused(await beginningOf(path), tooLarge(found.size, largest));
    return readBytes(path, await readFile(path));
  } catch {
    return refused('', CANNOT_OPEN);
  }
}

const lastRead = new Map<string, { bytes: Buffer; file: TextFile }>();

/** What was read last of a file is kept: while somebody writes, one file changes and all are checked. */
function readBytes(path: string, bytes: Buffer): TextFile {
  const last = lastRead.get(path);
  if (last?.bytes.equals(bytes)) return last.file;
  const file = read(bytes);
  lastRead.set(path, { bytes, file });
  return file;
}

const CANNOT_OPEN: Refusal = {
  found: 'The file cannot be opened.',
  advice: 'Check that it exists and that you may read it.',
};
const NO_FILE: Refusal = { found: 'This is not a file.', advice: 'Put a file of this name here, or take it out.' };
const LINK: Refusal = {
  found: 'This is a link to another file, which not every machine follows.',
  advice: 'Put the file itself here.',
};
const tooLarge = (size: number, largest: number): Refusal => ({
  found: `The file has ${Math.ceil(size / 1000)} kB.`,
  advice: `Keep it under ${largest / 1000} kB; a longer text is better read in two entries.`,
});

/** What Git writes around the two sides of a conflict. */
const MARK_OF_MERGE = /^(?:<{7}|>{7}) /m;
const UNFINISHED_MERGE: Refusal = {
  found: 'Here is the mark of a merge that is not finished.',
  advice:
    'Keep what is right of both sides, and take the marks out: those lines that begin with <<<<<<<, ======= and >>>>>>>.',
};

const refused = (text: string, refusal: Refusal, line = 1): TextFile => ({
  text,
  isText: false,
  refusals: [{ line, ...refusal }],
});

function read(bytes: Buffer): TextFile {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const lineAt = (index: number): number => text.slice(0, Math.max(0, index)).split('\n').length;
  // Without the zeros that UTF-16 has between the letters, names can be found in it all the same.
  const letters = text.replaceAll('\0', '');
  if (!isUtf8(bytes)) {
    const refusal = { found: 'The file is not UTF-8 text.', advice: 'Save it again with the encoding UTF-8.' };
    return refused(letters, refusal, lineAt(text.indexOf('\uFFFD')));
  }
  if (text.includes('\0')) {
    const found = 'Here is a NUL character, which no text has.';
    const advice = 'Take it out, or save the file again with the encoding UTF-8.';
    return refused(letters, { found, advice }, lineAt(text.indexOf('\0')));
  }
  const mark = text.search(MARK_OF_MERGE);
  if (mark >= 0) return refused(letters, UNFINISHED_MERGE, lineAt(mark));
  const refusals = strangeSigns(text).map(({ index, ...refusal }) => ({ line: lineAt(index), ...refusal }));
  return { text, isText: refusals.length === 0, refusals };
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(LARGEST_TEXT) });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
