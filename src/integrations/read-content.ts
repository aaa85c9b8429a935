import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Content, EntryFile, FieldPath, PageFile } from '../domain/content.ts';
import { fieldName } from '../domain/content.ts';
import { explain, fieldNamesOf } from '../domain/explain.ts';
import { entryKey } from '../domain/links/paths.ts';
import type { Problem } from '../domain/problems.ts';
import { didYouMean } from '../domain/suggest.ts';
import { isId } from '../schemas/fields.ts';
import { folderSchemas } from '../schemas/index.ts';
import { PAGE_IDS, type PageId } from '../schemas/page.ts';
import { site as siteSchema } from '../schemas/site.ts';
import { readFields, splitFrontMatter } from './front-matter.ts';
import { readBody } from './mdx-body.ts';

/** An entry is read on a phone; one that is larger than this is a pasted document. In bytes. */
const LARGEST_FILE = 100_000;
const FOLDERS = Object.keys(folderSchemas) as (keyof typeof folderSchemas)[];
const KNOWN_AT_TOP = ['README.md', 'site.yaml', 'permalinks.txt', 'moved.json'];

/** Reads the whole content folder: what has the right shape, and every problem of what has not. */
export async function readContent(folder: string): Promise<{ content: Content; problems: Problem[] }> {
  const problems: Problem[] = [];
  const report = (file: string, line: number, field: string, found: string, advice: string) =>
    problems.push({ file: `content/${file}`, line, field, found, advice });

  const entries: EntryFile[] = [];
  const pages: PageFile[] = [];
  const knownKeys = new Set<string>();
  const unreadKeys = new Set<string>();

  for (const name of await namesIn(folder)) {
    if (KNOWN_AT_TOP.includes(name) || FOLDERS.includes(name as (typeof FOLDERS)[number])) continue;
    report(
      name,
      1,
      'file',
      'Nothing of this name belongs here.',
      didYouMean(name, [...FOLDERS, ...KNOWN_AT_TOP], `The folders are: ${FOLDERS.join(', ')}.`),
    );
  }

  for (const subfolder of FOLDERS) {
    const names = await namesIn(join(folder, subfolder));
    for (const name of names) {
      const file = `${subfolder}/${name}`;
      const id = name.replace(/\.mdx$/, '');
      if (!name.endsWith('.mdx')) {
        report(
          file,
          1,
          'file',
          `"${name}" is not an .mdx file, so it would not be shown.`,
          'Name it after its id, for example: slack.mdx',
        );
        continue;
      }
      if (!isId(id)) {
        const better = id
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '');
        report(
          file,
          1,
          'file',
          `"${id}" cannot be an address.`,
          `Use lower case, digits and single hyphens, for example: ${better || 'my-entry'}.mdx`,
        );
        continue;
      }
      if (subfolder === 'pages' && !PAGE_IDS.includes(id as PageId)) {
        report(
          file,
          1,
          'file',
          `There is no page "${id}".`,
          didYouMean(id, PAGE_IDS, `The pages are: ${PAGE_IDS.join(', ')}.`),
        );
        continue;
      }
      knownKeys.add(entryKey(subfolder, id));
      const read = await readEntryFile(join(folder, file), file, folderSchemas[subfolder], report);
      if (read === undefined) unreadKeys.add(entryKey(subfolder, id));
      else if (subfolder === 'pages') pages.push({ ...read, id } as PageFile);
      else entries.push({ ...read, id, collection: subfolder } as EntryFile);
    }
    if (subfolder !== 'pages' && names.length === 0) {
      report(
        subfolder,
        1,
        'file',
        'This folder has no entries.',
        'Add at least one; content/README.md has an example.',
      );
    }
  }
  for (const id of PAGE_IDS) {
    if (!knownKeys.has(entryKey('pages', id))) {
      report(`pages/${id}.mdx`, 1, 'file', 'This page is missing.', 'Add the file; content/README.md has an example.');
    }
  }

  const site = await readSite(folder, report);
  return { content: { site, entries, pages, knownKeys, unreadKeys }, problems };
}

type Report = (file: string, line: number, field: string, found: string, advice: string) => void;

/** The names in a folder, sorted; none when there is no such folder. Names that begin with a dot belong to tools. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function readText(path: string, file: string, report: Report): Promise<string | undefined> {
  const { size } = await stat(path);
  if (size > LARGEST_FILE) {
    const megabytes = (size / 1e6).toFixed(1);
    report(
      file,
      1,
      'file',
      `The file has ${megabytes} MB.`,
      `Keep it under ${LARGEST_FILE / 1000} kB; a longer text is better read in two entries.`,
    );
    return undefined;
  }
  const bytes = await readFile(path);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below, together with files that decode but hold NUL bytes: both come from saving in another encoding.
  }
  report(file, 1, 'file', 'The file is not UTF-8 text.', 'Save it again with the encoding UTF-8.');
  return undefined;
}

async function readEntryFile(path: string, file: string, schema: z.ZodType, report: Report) {
  const text = await readText(path, file, report);
  if (text === undefined) return undefined;
  if (text.trim() === '') {
    report(file, 1, 'file', 'The file is empty.', 'Copy the example of content/README.md into it, or delete it.');
    return undefined;
  }
  const split = splitFrontMatter(text);
  if (split === undefined) {
    report(
      file,
      1,
      'front matter',
      'The file does not begin with front matter.',
      'Begin with a line ---, then the fields, then a line ---.',
    );
    return undefined;
  }
  const { facts, problems } = readBody(split.body, split.bodyLine);
  for (const { line, field, found, advice } of problems) report(file, line, field, found, advice);

  const fields = readFields(split.yaml, 2);
  const data = readShape(fields, schema, file, report);
  return data === undefined ? undefined : { file: `content/${file}`, data, lineOf: fields.lineOf, body: facts };
}

async function readSite(folder: string, report: Report): Promise<Content['site']> {
  const file = 'site.yaml';
  const text = await readText(join(folder, file), file, report).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    report(
      file,
      1,
      'file',
      'The file is missing.',
      'It holds the name of the guide; content/README.md has an example.',
    );
    return undefined;
  });
  if (text === undefined) return undefined;
  return readShape(readFields(text, 1), siteSchema, file, report) as Content['site'];
}

interface ReadFields {
  data: unknown;
  lineOf(path: FieldPath): number;
  errors: { line: number; found: string; advice: string }[];
}

/** The data in the shape of the schema, or `undefined` after everything that is wrong with it has been reported. */
function readShape(fields: ReadFields, schema: z.ZodType, file: string, report: Report): unknown {
  for (const { line, found, advice } of fields.errors) report(file, line, 'front matter', found, advice);
  if (fields.errors.length > 0) return undefined;
  const result = schema.safeParse(fields.data ?? {});
  if (result.success) return result.data;
  const names = fieldNamesOf(schema);
  for (const issue of result.error.issues) {
    for (const { path, found, advice } of explain(issue, fields.data, names)) {
      report(file, fields.lineOf(path), fieldName(path) || 'front matter', found, advice);
    }
  }
  return undefined;
}
