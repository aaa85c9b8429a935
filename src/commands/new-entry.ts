import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Content } from '../domain/content.ts';
import { collectionPath, entryKey, entryPath, PAGE_PATHS, shortPath } from '../domain/links/paths.ts';
import { fieldLines, wholeEntry } from '../domain/new-entry/entry.ts';
import { type Answered, KINDS, type Kind, questionsFor } from '../domain/new-entry/questions.ts';
import { refuseField, refuseId, refuseName } from '../domain/new-entry/refusal.ts';
import { reportOf } from '../domain/problems.ts';
import { didYouMean } from '../domain/suggest.ts';
import { idLike } from '../integrations/entry-name.ts';
import { entryText } from '../integrations/entry-text.ts';
import { writeNewFile } from '../integrations/new-file.ts';
import { readContent } from '../integrations/read-content.ts';
import { newProblems, withTrialCopy } from '../integrations/trial-copy.ts';
import type { Collection } from '../schemas/collections.ts';
import { answer, type Terminal } from './answer.ts';
import { optionsIn } from './options.ts';
import { refuseNoContent, Stopped } from './stopped.ts';

/** What stands in the text until somebody writes more; readers see nothing of it. */
const BEGINNING =
  '{/* The text: what readers have to know, in plain words. content/README.md says what can stand here. */}';

/** What a new entry is written from. */
interface Order {
  /** `meeting`, `channel` … */
  kind: string;
  /** The options as they were typed. */
  parameters: string[];
  contentDir: string;
  terminal: Terminal | undefined;
  /** The day on which the entry was looked up. */
  today: string;
}

/**
 * Writes a new entry, asking for what the options do not say: one question for each field that has to be there.
 *
 * @returns where its author and readers find it
 * @throws {Stopped} when something of it is refused; nothing is written then
 */
export async function newEntry({ kind, parameters, contentDir, terminal, today }: Order): Promise<string> {
  const kinds = Object.keys(KINDS);
  if (!kinds.includes(kind)) {
    throw new Stopped(
      `"${kind}" is nothing that can be new. ${didYouMean(kind, kinds, `Write one of: ${kinds.join(', ')}`)}`,
    );
  }
  const collection: Collection = KINDS[kind as Kind];
  const questions = questionsFor(collection);
  const given: Record<string, string | undefined> = optionsIn(parameters, [...questions.map(({ name }) => name), 'id']);
  const { content } = await readContent(contentDir);
  refuseNoContent(contentDir);

  let answered: Answered = {};
  for (const { name, field, asks, options, otherwise, toValue } of questions) {
    const refuse = (said: string) =>
      refuseField(collection, field, toValue(said)) ?? refuseNames(field, toValue(said), content);
    const said = await answer(
      { name, asks, ...(options ? { options } : {}), proposal: otherwise?.(answered), refuse },
      given[name],
      terminal,
    );
    answered = { ...answered, [field]: toValue(said) };
  }
  const id = await answer(
    {
      name: 'id',
      asks: 'What is its address to end in? It never changes.',
      proposal: idLike(String(answered['title'])),
      refuse: (said) => refuseId(said, content),
    },
    given['id'],
    terminal,
  );
  const text = entryText(fieldLines(collection, wholeEntry(collection, answered, content, today)), BEGINNING);
  await publish(contentDir, `${entryKey(collection, id)}.mdx`, text);
  return placesOf(contentDir, collection, id, answered);
}

/** Names lead to one entry; two titles and other names are never the same. */
function refuseNames(field: string, value: unknown, content: Content): string | undefined {
  if (field !== 'title' && field !== 'aliases') return undefined;
  return [value].flat().flatMap((name) => refuseName(field, String(name), content) ?? [])[0];
}

/** Tries the file in a copy of the content, and puts it in its place when nothing speaks against it. */
async function publish(contentDir: string, file: string, text: string): Promise<void> {
  await withTrialCopy(contentDir, async (copy) => {
    await writeFile(join(copy, file), text, { flag: 'wx' });
    const problems = await newProblems(copy, contentDir);
    if (problems.length > 0) throw new Stopped(`Nothing was written.\n${reportOf(problems)}`);
    if (!(await writeNewFile(join(contentDir, file), text))) {
      throw new Stopped(`content/${file} is there already, and stays as it is.`);
    }
  });
}

function placesOf(contentDir: string, collection: Collection, id: string, { title, aliases }: Answered): string {
  return [
    `Written: ${join(contentDir, collection, `${id}.mdx`)}`,
    `Its page:      ${entryPath(collection, id)}`,
    `Short address: ${shortPath(id)}`,
    `Listed on:     ${collectionPath(collection)}#${id}, ${PAGE_PATHS.all}#${id}`,
    `In A to Z:     ${[title, aliases].flat().join(', ')}`,
    'Look at it with npm run dev; npm run accept remembers its addresses.',
    '',
  ].join('\n');
}
