import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isNameOfChange } from '../domain/changes.ts';
import type { ChangeFile } from '../domain/content.ts';
import type { Problem } from '../domain/problems.ts';
import { type Change, change } from '../schemas/change.ts';
import { settings } from '../site.ts';
import { readFields } from './front-matter.ts';
import { readShape } from './shape.ts';
import { LARGEST_TEXT, readTextFile } from './text-file.ts';

/** Where the changes are written down. */
export const CHANGES_FOLDER = 'changes';

/** The changes that are written down, and what is wrong with their files; none in a guide that has not changed yet. */
export async function readChanges(contentDir: string): Promise<{ changes: ChangeFile[]; problems: Problem[] }> {
  const changes: ChangeFile[] = [];
  const problems: Problem[] = [];
  const names = await namesIn(join(contentDir, CHANGES_FOLDER));
  if (names === undefined) {
    const advice = 'Check that it is a folder, and that you may read it.';
    const found = 'The folder cannot be opened.';
    return { changes, problems: [{ file: `content/${CHANGES_FOLDER}`, line: 1, field: 'file', found, advice }] };
  }
  for (const name of names) {
    const file = `content/${CHANGES_FOLDER}/${name}`;
    const text = await readTextFile(join(contentDir, CHANGES_FOLDER, name), LARGEST_TEXT);
    problems.push(...(text?.refusals ?? []).map((refusal) => ({ file, field: 'file', ...refusal })));
    if (!text?.isText) continue;
    const fields = readFields(text.text, 1);
    const { data, refusals } = readShape(fields, change, 'file');
    problems.push(...refusals.map((refusal) => ({ file, ...refusal })));
    if (data === undefined) continue;
    const id = name.replace(/\.yaml$/, '');
    const { date } = data as Change;
    if (!name.endsWith('.yaml') || !isNameOfChange(id, date)) {
      const found = 'The name of the file is not that of its change.';
      const advice = `Name it by its day and a few words: ${date}-short-name.yaml`;
      problems.push({ file, line: 1, field: 'file', found, advice });
    }
    changes.push({ file, id, data: data as Change, lineOf: fields.lineOf });
  }
  return { changes, problems };
}

/** The files of a folder in their order, but what tools keep there; none when there is no folder, nothing when it cannot be read. */
async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : undefined;
  }
}

let ofGuide: Promise<ChangeFile[]> | undefined;

/**
 * The changes of the guide that is being built; what is wrong with them was told before. Every page of an entry asks: they are
 * read once in a build; in dev they are read anew, so that an author's change shows.
 */
export function readChangesOfGuide(): Promise<ChangeFile[]> {
  const read = async () => (await readChanges(settings.contentDir)).changes;
  if (import.meta.env?.DEV) return read();
  ofGuide ??= read();
  return ofGuide;
}
