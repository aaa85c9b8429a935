import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BodyFacts,
  type Content,
  type EntryFile,
  noContent,
  type PageFile,
  type UnfinishedContent,
} from '../domain/content.ts';
import { entryKey } from '../domain/links/paths.ts';
import { PERMALINKS_FILE } from '../domain/links/permalinks.ts';
import type { Problem } from '../domain/problems.ts';
import { didYouMean } from '../domain/suggest.ts';
import type { Refusal } from '../schemas/checked.ts';
import { folderSchemas } from '../schemas/index.ts';
import { PAGE_IDS } from '../schemas/page.ts';
import { site as siteSchema } from '../schemas/site.ts';
import { CHANGES_FOLDER, readChanges } from './changes-folder.ts';
import { readEntry } from './entry-file.ts';
import { readName } from './entry-name.ts';
import { readFields, textBelow } from './front-matter.ts';
import type { KeptReadings } from './kept-readings.ts';
import { MOVES_FILE, readMoves } from './moves-file.ts';
import { readPermalinksFile } from './permalinks-file.ts';
import { readShape } from './shape.ts';
import { LARGEST_TEXT, readTextFile } from './text-file.ts';
import { restoreContent } from './trial-folder.ts';

type Folder = keyof typeof folderSchemas;
const FOLDERS = Object.keys(folderSchemas) as Folder[];
const SITE = 'site.yaml';
const KNOWN_AT_TOP = ['README.md', SITE, MOVES_FILE, 'permalinks.txt', CHANGES_FOLDER];
const NO_FACTS: BodyFacts = { headings: [], links: [], mentions: [], shortForms: [] };

type Report = (file: string, line: number, field: string, refusal: Refusal) => void;

/** What a content folder says. */
export interface ReadContent {
  content: Content;
  /** Every problem of what has not the right shape. */
  problems: Problem[];
  /** Whether all folders could be read: else nobody knows what is missing elsewhere. */
  isWhole: boolean;
}

/**
 * Reads the whole content folder: what has the right shape, and every problem of what has not.
 *
 * @param kept what is known of texts from an earlier reading
 */
export async function readContent(folder: string, kept?: KeptReadings): Promise<ReadContent> {
  const problems: Problem[] = [];
  const report: Report = (file, line, field, { found, advice }) =>
    problems.push({ file: `content/${file}`, line, field, found, advice });

  const content = noContent();

  await restoreContent(folder);
  const top = await listing(folder);
  if (top === undefined || 'refusal' in top) {
    const advice = 'Create it, or say where the content is, for example: CONTENT_DIR=content';
    report('', 1, 'file', top?.refusal ?? { found: `There is no folder ${folder}.`, advice });
    return { content, problems, isWhole: false };
  }
  for (const { name } of top.dirents) {
    if (KNOWN_AT_TOP.includes(name) || FOLDERS.includes(name as Folder)) continue;
    const otherwise = `The folders are: ${FOLDERS.join(', ')}.`;
    report(name, 1, 'file', {
      found: 'Nothing of this name belongs here.',
      advice: didYouMean(name, [...FOLDERS, ...KNOWN_AT_TOP], otherwise),
    });
  }

  let isWhole = true;
  for (const subfolder of FOLDERS) isWhole = (await readFolder(folder, subfolder, content, report, kept)) && isWhole;
  await readSite(folder, content, report);
  const { permalinks, refusals } = await readPermalinksFile(folder);
  content.permalinks = permalinks;
  for (const { line, ...refusal } of refusals)
    problems.push({ file: PERMALINKS_FILE, line, field: 'file', ...refusal });
  const moved = await readMoves(folder);
  content.moves = moved.moves;
  for (const { line, field, ...refusal } of moved.refusals) report(MOVES_FILE, line, field, refusal);
  const changed = await readChanges(folder);
  content.changes = changed.changes;
  problems.push(...changed.problems);
  return { content, problems, isWhole };
}

/** What is in a folder, sorted by name; nothing when there is none. What begins with a dot belongs to tools. */
async function listing(folder: string): Promise<{ dirents: Dirent[] } | { refusal: Refusal } | undefined> {
  try {
    const dirents = await readdir(folder, { withFileTypes: true });
    const shown = dirents.filter(({ name }) => !name.startsWith('.') || HIDDEN_ENTRY.test(name));
    return { dirents: shown.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    return {
      refusal:
        code === 'ENOTDIR'
          ? { found: 'This is not a folder.', advice: 'Put a folder of this name here.' }
          : { found: 'The folder cannot be opened.', advice: 'Check that you may read it.' },
    };
  }
}

/** What is linked would not come along with a copy of the content. */
const LINKED: Refusal = {
  found: 'This is a link to another folder, which not every machine follows.',
  advice: 'Put the folder itself here.',
};

const isLink = (path: string): Promise<boolean> =>
  lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );

/** An entry that somebody hid; `._slack.mdx` and `.#slack.mdx` are left by file systems and editors. */
const HIDDEN_ENTRY = /^\.(?![_#]).*\.?mdx$/;

/** Reads the files of one folder; whether it could be looked into. */
async function readFolder(
  root: string,
  folder: Folder,
  content: UnfinishedContent,
  report: Report,
  kept: KeptReadings | undefined,
): Promise<boolean> {
  const found = (await isLink(join(root, folder))) ? { refusal: LINKED } : await listing(join(root, folder));
  if (found !== undefined && 'refusal' in found) {
    report(folder, 1, 'file', found.refusal);
    return false;
  }
  const files = found?.dirents ?? [];
  for (const dirent of files) await readFile(root, folder, dirent, files, content, report, kept);
  if (folder !== 'pages' && files.length === 0) {
    const advice = 'Add at least one; content/README.md has an example.';
    report(folder, 1, 'file', { found: 'This folder has no entries.', advice });
    return false;
  }
  if (folder === 'pages') {
    for (const id of PAGE_IDS.filter((page) => !content.knownKeys.has(entryKey('pages', page)))) {
      const advice = 'Add the file; content/README.md has an example.';
      report(`pages/${id}.mdx`, 1, 'file', { found: 'This page is missing.', advice });
    }
  }
  return true;
}

async function readFile(
  root: string,
  folder: Folder,
  dirent: Dirent,
  files: readonly Dirent[],
  { entries, pages, knownKeys, unread }: UnfinishedContent,
  report: Report,
  kept: KeptReadings | undefined,
): Promise<void> {
  const file = `${folder}/${dirent.name}`;
  const { id, refusal } = readName(folder, dirent);
  if (refusal !== undefined) report(file, 1, 'file', refusal);
  if (id === undefined) {
    unread.set(file, '');
    return;
  }
  // A file with a slip in its name is read as the entry that it should be, so that only the slip is told.
  const key = entryKey(folder, id);
  if (refusal !== undefined && (knownKeys.has(key) || files.some(({ name }) => name === `${id}.mdx`))) return;
  knownKeys.add(key);
  const { text, isText, refusals } = (await readTextFile(join(root, file), LARGEST_TEXT)) ?? NO_TEXT;
  for (const { line, ...problem } of refusals) report(file, line, 'file', problem);
  if (!isText) {
    unread.set(key, text);
    return;
  }
  const reading = readEntry(join(root, file), text, folder, kept);
  for (const { line, field, ...problem } of reading.refusals) report(file, line, field, problem);
  const { data, lineOf, body } = reading;
  if (data === undefined || body === undefined) unread.set(key, text);
  if (data === undefined) return;
  const entry = { file: `content/${file}`, id, data, lineOf, text: textBelow(text), body: body ?? NO_FACTS };
  if (folder === 'pages') pages.push(entry as PageFile);
  else entries.push({ ...entry, collection: folder } as EntryFile);
}

/** A file that went away after its folder was read, as editors do for a moment that save by giving a new file the name. */
const NO_TEXT = {
  text: '',
  isText: false,
  refusals: [{ line: 1, found: 'The file went away while the content was read.', advice: 'Check it once more.' }],
};

async function readSite(root: string, content: Content, report: Report): Promise<void> {
  const read = await readTextFile(join(root, SITE), LARGEST_TEXT);
  if (read === undefined || (read.isText && read.text.trim() === '')) {
    const found = read === undefined ? 'The file is missing.' : 'The file is empty.';
    report(SITE, 1, 'file', { found, advice: 'It holds the name of the guide; content/README.md has an example.' });
    return;
  }
  for (const { line, ...refusal } of read.refusals) report(SITE, line, 'file', refusal);
  if (!read.isText) return;
  const fields = readFields(read.text, 1);
  const { data, refusals } = readShape(fields, siteSchema, 'file');
  for (const { line, field, ...refusal } of refusals) report(SITE, line, field, refusal);
  content.site = data as Content['site'];
  content.siteLineOf = fields.lineOf;
}
