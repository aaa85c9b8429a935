/**
 * Writes down a change of the guide. It asks in a terminal for what the options do not say:
 * `npm run change -- --entries terms/no-sla,channels/slack --what "…" --why "…" --name short-name`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { isCancel, text } from '@clack/prompts';
import { slug } from 'github-slugger';
import { stringify } from 'yaml';
import { todayIn } from '../clock.ts';
import { CHANGES_FOLDER } from '../integrations/changes-folder.ts';
import { readContent } from '../integrations/read-content.ts';
import { change } from '../schemas/change.ts';
import { settings } from '../site.ts';

const option = { type: 'string' } as const;
const given = parseArgs({ options: { entries: option, what: option, why: option, date: option, name: option } }).values;
const { knownKeys } = (await readContent(settings.contentDir)).content;

const keysOf = (list: string): string[] => list.split(/[\s,]+/).filter((key) => key !== '');

/** Why an answer is none, as the schema says it. */
const refusalOf = {
  entries: (list = '') => {
    const unknown = keysOf(list).filter((key) => !knownKeys.has(key));
    return unknown.length > 0 ? `There is no entry ${unknown.join(', ')}.` : undefined;
  },
  what: (words = '') => change.shape.what.safeParse(words).error?.issues[0]?.message,
  why: (words = '') => change.shape.why.safeParse(words).error?.issues[0]?.message,
  date: (day = '') => change.shape.date.safeParse(day).error?.issues[0]?.message,
};

/** The answer to a question: from the options, or from the person at the terminal. Nothing is written before the last one. */
async function answer(field: keyof typeof refusalOf, message: string, fallback?: string): Promise<string> {
  const own = given[field] ?? fallback;
  if (own === undefined && process.stdin.isTTY) {
    const said = await text({ message, validate: refusalOf[field] });
    if (isCancel(said)) fail('Nothing was written.', 130);
    return said;
  }
  const refusal = own === undefined ? 'It is missing.' : refusalOf[field](own);
  if (refusal !== undefined) fail(`--${field}: ${refusal}`, 1);
  return own ?? '';
}

function fail(words: string, status: number): never {
  process.stderr.write(`${words}\n`);
  process.exit(status);
}

const entries = keysOf(await answer('entries', 'Which entries, as folder/name? Empty for the guide as a whole.'));
const what = await answer('what', 'What is different now?');
const why = await answer('why', 'Why?');
const date = await answer('date', 'When?', todayIn('UTC'));
const name = slug((given.name ?? what).split(' ').slice(0, 6).join(' '))
  .replace(/[^a-z0-9]+/g, '-')
  .replace(/^-|-$/g, '');
const file = join(settings.contentDir, CHANGES_FOLDER, `${date}-${name}.yaml`);
await mkdir(join(settings.contentDir, CHANGES_FOLDER), { recursive: true });
try {
  await writeFile(file, stringify({ date, entries, what, why }), { flag: 'wx' });
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  fail(`${file} is there already. Give another --name.`, 1);
}
process.stdout.write(`Written: ${file}\n`);
