import type { BodyFacts } from '../domain/content.ts';
import { folderSchemas } from '../schemas/index.ts';
import {
  type FieldLines,
  type Fields,
  lineOfField,
  opensFrontMatter,
  readFields,
  type SplitFile,
  splitFrontMatter,
} from './front-matter.ts';
import type { KeptReadings } from './kept-readings.ts';
import { readBody } from './mdx-body.ts';
import { type FieldRefusal, readShape } from './shape.ts';

type Folder = keyof typeof folderSchemas;

/** What a file says: what of it has the right shape, and what is wrong with the rest. */
export interface EntryReading {
  /** The front matter, if it has the right shape. */
  data: unknown;
  lineOf: Fields['lineOf'];
  /** What is known of the text below, if it can be read. */
  body: BodyFacts | undefined;
  refusals: FieldRefusal[];
}

const WHOLE = 'front matter';
const NO_LINES: FieldLines = { first: 1, byPath: new Map() };
const lastReadings = new Map<string, { text: string; reading: EntryReading }>();

/**
 * Reads the text of a file of a folder. As with its bytes, what was read last is kept.
 *
 * @param kept what an earlier check found to be right, if it is to be believed
 */
export function readEntry(path: string, text: string, folder: Folder, kept?: KeptReadings): EntryReading {
  const last = lastReadings.get(path);
  if (last?.text === text) return last.reading;
  const reading = readAgain(text, folder, kept);
  lastReadings.set(path, { text, reading });
  return reading;
}

function readAgain(text: string, folder: Folder, kept: KeptReadings | undefined): EntryReading {
  const known = kept?.of(folder, text);
  if (known !== undefined) return { ...known, lineOf: (path) => lineOfField(known.lines, path), refusals: [] };
  const { lines, ...reading } = read(text, folder);
  const { data, body, refusals } = reading;
  if (data !== undefined && body !== undefined && refusals.length === 0)
    kept?.keep(folder, text, { data, lines, body });
  return reading;
}

function read(text: string, folder: Folder): EntryReading & { lines: FieldLines } {
  const split = splitFrontMatter(text);
  const refusal = split === undefined ? refuseFences(text) : refuseEnd(split, folder);
  if (split === undefined || refusal !== undefined) {
    const refusals = refusal === undefined ? [] : [refusal];
    return { data: undefined, lines: NO_LINES, lineOf: () => 1, body: undefined, refusals };
  }
  const { facts, problems } = readBody(split.body, split.bodyLine);
  const fields = readFields(split.yaml, split.yamlLine);
  const { data, refusals } = readShape(fields, folderSchemas[folder], WHOLE);
  return { data, lines: fields.lines, lineOf: fields.lineOf, body: facts, refusals: [...problems, ...refusals] };
}

function refuseFences(text: string): FieldRefusal {
  if (text.trim() === '') {
    const advice = 'Copy the example of content/README.md into it, or delete it.';
    return { line: 1, field: 'file', found: 'The file is empty.', advice };
  }
  return opensFrontMatter(text)
    ? { line: 1, field: WHOLE, found: 'The front matter has no end.', advice: 'End it with a line --- of its own.' }
    : {
        line: 1,
        field: WHOLE,
        found: 'The file does not begin with front matter.',
        advice: 'Begin with a line ---, then the fields, then a line ---.',
      };
}

/** What shows that front matter ends too early, or that its end is written twice. */
function refuseEnd({ body, bodyLine }: SplitFile, folder: Folder): FieldRefusal | undefined {
  const name = /^\s*([A-Za-z]+):(?:\s|$)/.exec(body)?.[1] ?? '';
  if (Object.hasOwn(folderSchemas[folder].shape, name)) {
    const found = 'The front matter ends here, and fields follow.';
    return { line: bodyLine - 1, field: WHOLE, found, advice: 'Take the line out.' };
  }
  const second = /^\s*?(?=---[ \t]*(?:\r?\n|$))/.exec(body)?.[0];
  if (second === undefined) return undefined;
  const line = bodyLine + second.split('\n').length - 1;
  const found = 'The front matter has ended already.';
  return { line, field: WHOLE, found, advice: 'Take the line out, or write ***' };
}
