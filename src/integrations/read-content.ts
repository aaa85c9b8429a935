import { isUtf8 } from 'node:buffer';
import type { Dirent } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { BodyFacts, Content, EntryFile, PageFile } from '../domain/content.ts';
import { fieldName } from '../domain/content.ts';
import { explain, fieldNamesOf } from '../domain/explain.ts';
import { entryKey } from '../domain/links/paths.ts';
import type { Problem } from '../domain/problems.ts';
import { didYouMean, nearest } from '../domain/suggest.ts';
import type { Refusal } from '../schemas/checked.ts';
import { isId } from '../schemas/fields.ts';
import { folderSchemas } from '../schemas/index.ts';
import { PAGE_IDS, type PageId } from '../schemas/page.ts';
import { site as siteSchema } from '../schemas/site.ts';
import { type Fields, opensFrontMatter, readFields, splitFrontMatter } from './front-matter.ts';
import { readBody } from './mdx-body.ts';
import { MOVES_FILE, readMoves } from './moves-file.ts';
import { readPermalinks } from './permalinks-file.ts';

/** An entry is read on a phone; one that is larger than this is a pasted document. In bytes. */
const LARGEST_FILE = 100_000;
type Folder = keyof typeof folderSchemas;
const FOLDERS = Object.keys(folderSchemas) as Folder[];
const SITE = 'site.yaml';
const KNOWN_AT_TOP = ['README.md', SITE, MOVES_FILE, 'permalinks.txt'];
const NO_FACTS: BodyFacts = { headings: [], links: [], mentions: [] };

type Report = (file: string, line: number, field: string, refusal: Refusal) => void;

/** Reads the whole content folder: what has the right shape, and every problem of what has not. */
export async function readContent(folder: string): Promise<{ content: Content; problems: Problem[] }> {
  const problems: Problem[] = [];
  const report: Report = (file, line, field, { found, advice }) =>
    problems.push({ file: `content/${file}`, line, field, found, advice });

  const entries: EntryFile[] = [];
  const pages: PageFile[] = [];
  const knownKeys = new Set<string>();
  const unread = new Map<string, string>();
  const content: Content = {
    site: undefined,
    siteLineOf: () => 1,
    entries,
    pages,
    permalinks: [],
    moves: [],
    knownKeys,
    unread,
  };

  const top = await listing(folder);
  if (top === undefined) {
    const advice = 'Create it, or say where the content is, for example: CONTENT_DIR=content';
    report('', 1, 'file', { found: `There is no folder ${folder}.`, advice });
    return { content, problems };
  }
  for (const { name } of top) {
    if (KNOWN_AT_TOP.includes(name) || FOLDERS.includes(name as Folder)) continue;
    const otherwise = `The folders are: ${FOLDERS.join(', ')}.`;
    report(name, 1, 'file', {
      found: 'Nothing of this name belongs here.',
      advice: didYouMean(name, [...FOLDERS, ...KNOWN_AT_TOP], otherwise),
    });
  }

  for (const subfolder of FOLDERS) {
    const files = (await listing(join(folder, subfolder))) ?? [];
    for (const dirent of files) {
      const file = `${subfolder}/${dirent.name}`;
      const { id, refusal } = readName(subfolder, dirent);
      if (refusal !== undefined) report(file, 1, 'file', refusal);
      // A file with a slip in its name is read as the entry that it should be, so that only the slip is told.
      if (id === undefined) continue;
      const key = entryKey(subfolder, id);
      if (refusal !== undefined && (knownKeys.has(key) || files.some(({ name }) => name === `${id}.mdx`))) continue;
      knownKeys.add(key);
      const { text, data, lineOf, body } = await readEntryFile(join(folder, file), file, subfolder, report);
      if (data === undefined || body === undefined) unread.set(key, text);
      if (data === undefined) continue;
      const entry = { file: `content/${file}`, id, data, lineOf, body: body ?? NO_FACTS };
      if (subfolder === 'pages') pages.push(entry as PageFile);
      else entries.push({ ...entry, collection: subfolder } as EntryFile);
    }
    if (subfolder !== 'pages' && files.length === 0) {
      const advice = 'Add at least one; content/README.md has an example.';
      report(subfolder, 1, 'file', { found: 'This folder has no entries.', advice });
    }
  }
  for (const id of PAGE_IDS.filter((page) => !knownKeys.has(entryKey('pages', page)))) {
    const advice = 'Add the file; content/README.md has an example.';
    report(`pages/${id}.mdx`, 1, 'file', { found: 'This page is missing.', advice });
  }
  if (top.some(({ name }) => name === SITE)) Object.assign(content, await readSite(join(folder, SITE), report));
  else {
    const advice = 'It holds the name of the guide; content/README.md has an example.';
    report(SITE, 1, 'file', { found: 'The file is missing.', advice });
  }
  content.permalinks = await readPermalinks(folder);
  const { moves, refusals } = await readMoves(folder);
  content.moves = moves;
  for (const { line, field, ...refusal } of refusals) report(MOVES_FILE, line, field, refusal);
  return { content, problems };
}

/** What is in a folder, sorted by name; `undefined` when it is none. What begins with a dot belongs to tools. */
async function listing(folder: string): Promise<Dirent[] | undefined> {
  try {
    const dirents = await readdir(folder, { withFileTypes: true });
    return dirents.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** The id of an entry, from its file's name; when the name is wrong, the id that was probably meant, if there is one. */
function readName(folder: Folder, dirent: Dirent): { id: string | undefined; refusal?: Refusal } {
  const { name } = dirent;
  if (dirent.isDirectory()) {
    const found = `"${name}" is a folder, and what is in it would not be shown.`;
    return { id: undefined, refusal: { found, advice: `Put the files into content/${folder}/ itself.` } };
  }
  const written = name.replace(/\.[^.]*$/, '');
  const id = written
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const example = `for example: ${id || 'my-entry'}.mdx`;
  if (!name.endsWith('.mdx')) {
    const found = `"${name}" is not an .mdx file, so it would not be shown.`;
    const isText = /\.(mdx?|markdown)$/i.test(name);
    return {
      id: isText ? meantId(folder, id) : undefined,
      refusal: { found, advice: `Name it after its id, ${example}` },
    };
  }
  if (!isId(written)) {
    const advice = `Use lower case, digits and single hyphens, ${example}`;
    return { id: meantId(folder, id), refusal: { found: `"${written}" cannot be an address.`, advice } };
  }
  if (folder === 'pages' && !PAGE_IDS.includes(written as PageId)) {
    const advice = didYouMean(written, PAGE_IDS, `The pages are: ${PAGE_IDS.join(', ')}.`);
    return { id: meantId(folder, written), refusal: { found: `There is no page "${written}".`, advice } };
  }
  return { id: written };
}

/** The id that was probably meant; pages have ids of their own. */
function meantId(folder: Folder, id: string): string | undefined {
  return folder === 'pages' ? nearest(id, PAGE_IDS) : id || undefined;
}

/** What stands in a file; `isText` is false after everything that hinders reading it has been reported. */
async function readText(path: string, file: string, report: Report): Promise<{ text: string; isText: boolean }> {
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) {
      const advice = `Keep it under ${LARGEST_FILE / 1000} kB; a longer text is better read in two entries.`;
      report(file, 1, 'file', { found: `The file has ${Math.ceil(size / 1000)} kB.`, advice });
      return { text: await beginningOf(path), isText: false };
    }
    bytes = await readFile(path);
  } catch {
    const advice = 'Check that it exists and that you may read it.';
    report(file, 1, 'file', { found: 'The file cannot be opened.', advice });
    return { text: '', isText: false };
  }
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const lineOf = (sign: string): number => text.slice(0, Math.max(0, text.indexOf(sign))).split('\n').length;
  if (!isUtf8(bytes)) {
    const advice = 'Save it again with the encoding UTF-8.';
    report(file, lineOf('\uFFFD'), 'file', { found: 'The file is not UTF-8 text.', advice });
  } else if (text.includes('\0')) {
    const advice = 'Take it out, or save the file again with the encoding UTF-8.';
    report(file, lineOf('\0'), 'file', { found: 'Here is a NUL character, which no text has.', advice });
  } else if (text.trim() === '') {
    const advice = 'Copy the example of content/README.md into it, or delete it.';
    report(file, 1, 'file', { found: 'The file is empty.', advice });
  } else return { text, isText: true };
  // Without the zeros that UTF-16 has between the letters, names can be found in it all the same.
  return { text: text.replaceAll('\0', ''), isText: false };
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(LARGEST_FILE) });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

interface EntryParts {
  text: string;
  /** The front matter, if it has the right shape. */
  data: unknown;
  lineOf: Fields['lineOf'];
  /** What is known of the text below, if it can be read. */
  body: BodyFacts | undefined;
}

async function readEntryFile(path: string, file: string, folder: Folder, report: Report): Promise<EntryParts> {
  const { text, isText } = await readText(path, file, report);
  const nothing = { text, data: undefined, lineOf: () => 1, body: undefined };
  if (!isText) return nothing;
  const split = splitFrontMatter(text);
  if (split === undefined) {
    report(
      file,
      1,
      'front matter',
      opensFrontMatter(text)
        ? { found: 'The front matter has no end.', advice: 'End it with a line --- of its own.' }
        : {
            found: 'The file does not begin with front matter.',
            advice: 'Begin with a line ---, then the fields, then a line ---.',
          },
    );
    return nothing;
  }
  const { facts, problems } = readBody(split.body, split.bodyLine);
  for (const { line, field, ...refusal } of problems) report(file, line, field, refusal);

  const fields = readFields(split.yaml, split.yamlLine);
  const data = readShape(fields, folderSchemas[folder], 'front matter', (...problem) => report(file, ...problem));
  return { text, data, lineOf: fields.lineOf, body: facts };
}

async function readSite(path: string, report: Report): Promise<Partial<Pick<Content, 'site' | 'siteLineOf'>>> {
  const { text, isText } = await readText(path, SITE, report);
  if (!isText) return {};
  const fields = readFields(text, 1);
  const site = readShape(fields, siteSchema, 'file', (...problem) => report(SITE, ...problem));
  return { site: site as Content['site'], siteLineOf: fields.lineOf };
}

/**
 * The data in the shape of the schema, or `undefined` after everything that is wrong with it has been reported.
 *
 * @param whole what to call the place of a problem that is not about one field
 */
function readShape(
  { data, lineOf, errors }: Fields,
  schema: z.ZodType,
  whole: string,
  report: (line: number, field: string, refusal: Refusal) => void,
): unknown {
  for (const { line, ...refusal } of errors) report(line, whole, refusal);
  if (errors.length > 0) return undefined;
  if (typeof data !== 'object' || Array.isArray(data)) {
    const advice = 'Write each field on a line of its own, for example: title: Slack chat';
    report(lineOf([]), whole, { found: 'There are no fields here.', advice });
    return undefined;
  }
  const result = schema.safeParse(data ?? {});
  if (result.success) return result.data;
  for (const { path, ...refusal } of explain(result.error.issues, data, fieldNamesOf(schema))) {
    report(lineOf(path), fieldName(path) || whole, refusal);
  }
  return undefined;
}
