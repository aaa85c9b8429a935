/**
 * Writes down a change of the guide. It asks in a terminal for what the options do not say:
 * `npm run change -- --entries terms/no-sla,channels/slack --what "…" --why "…" --name short-name`.
 */
import { join } from 'node:path';
import process from 'node:process';
import { stringify } from 'yaml';
import { realToday, todayIn } from '../clock.ts';
import { refusalIn } from '../domain/explain.ts';
import { refuseFuture } from '../domain/rules/days-have-come.ts';
import { CHANGES_FOLDER } from '../integrations/changes-folder.ts';
import { idLike } from '../integrations/entry-name.ts';
import { writeNewFile } from '../integrations/new-file.ts';
import { readContent } from '../integrations/read-content.ts';
import { change } from '../schemas/change.ts';
import { isId, LONGEST_ID } from '../schemas/fields.ts';
import { settings } from '../site.ts';
import { answer, ownTerminal } from './answer.ts';
import { optionsOf } from './options.ts';
import { refuseNoContent, run, Stopped } from './stopped.ts';

const given = optionsOf(['entries', 'what', 'why', 'date', 'name']);
const { knownKeys } = (await readContent(settings.contentDir)).content;

const keysOf = (list: string): string[] => list.split(/[\s,]+/).filter((key) => key !== '');

/** Why a name cannot be the end of an address; it is no longer than that of an entry. */
function refuseName(name: string): string | undefined {
  if (name.length > LONGEST_ID) return `The name has ${name.length} characters. Keep it under ${LONGEST_ID + 1}.`;
  return isId(name)
    ? undefined
    : `"${name}" cannot be an address. Use lower case, digits and single hyphens: shoes-for-keepers`;
}

/** Why an answer is none, in the words of the content check. */
const refusalOf = {
  entries: (list = '') => {
    const unknown = keysOf(list).filter((key) => !knownKeys.has(key));
    if (unknown.length > 0) return `There is no entry ${unknown.join(', ')}.`;
    const [twice] = keysOf(list).filter((key, at, keys) => keys.indexOf(key) < at);
    return twice && `${twice} stands in the list already. Take one out.`;
  },
  what: (words = '') => refusalIn(change.shape, 'what', words),
  why: (words = '') => refusalIn(change.shape, 'why', words),
  date: (day = '') => {
    const future = refuseFuture(day, realToday());
    return refusalIn(change.shape, 'date', day) ?? (future && `${future.found} ${future.advice}`);
  },
  name: (name = '') => refuseName(name),
};

/** So many words tell two changes of one day apart. */
const WORDS_OF_A_NAME = 6;

/** The first words of what is different, or so many letters of them as a name may have. */
const nameFrom = (what: string): string =>
  idLike(idLike(what).split('-').slice(0, WORDS_OF_A_NAME).join('-').slice(0, LONGEST_ID));

const QUESTIONS: Record<keyof typeof refusalOf, { asks: string; proposal?: string }> = {
  entries: { asks: 'Which entries, as folder/name? Empty for the guide as a whole.' },
  what: { asks: 'What is different now?' },
  why: { asks: 'Why?' },
  date: { asks: 'When?', proposal: todayIn('UTC') },
  name: { asks: 'A name of a few words, the end of its address?' },
};

const ask = (name: keyof typeof refusalOf, proposal = QUESTIONS[name].proposal): Promise<string> =>
  answer({ name, ...QUESTIONS[name], proposal, refuse: refusalOf[name] }, given[name], ownTerminal());

await run(async () => {
  refuseNoContent(settings.contentDir);
  // Nothing is written before the last answer.
  const entries = keysOf(await ask('entries'));
  const what = await ask('what');
  const why = await ask('why');
  const date = await ask('date');
  const name = await ask('name', nameFrom(what));
  const file = join(settings.contentDir, CHANGES_FOLDER, `${date}-${name}.yaml`);
  if (!(await writeNewFile(file, stringify({ date, entries, what, why })))) {
    throw new Stopped(`${file} is there already. Give another --name.`);
  }
  process.stdout.write(`Written: ${file}\n`);
});
