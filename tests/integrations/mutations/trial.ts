import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { compile } from '@mdx-js/mdx';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import { type Document, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Content, FieldPath } from '../../../src/domain/content.ts';
import type { Problem } from '../../../src/domain/problems.ts';
import { checkContent } from '../../../src/integrations/check-content.ts';
import { splitFrontMatter } from '../../../src/integrations/front-matter.ts';
import { remarkHeadingIds } from '../../../src/integrations/remark-heading-ids.ts';
import { folderSchemas } from '../../../src/schemas/index.ts';
import { site } from '../../../src/schemas/site.ts';
import type { Harmless, Mutation } from './mutation.ts';

/** No answer takes longer, in milliseconds that the processor works for it; most take a hundredth of that. */
const LONGEST_WORK = 3_000;
/** Nobody waits this long, however busy the machine is. */
const LONGEST_WAIT = 60_000;
/** What a person reads of a report about one slip. */
const MOST_PROBLEMS = 60;
const LONGEST_PARAGRAPH = 900;
/** The user that may nothing, on systems of the POSIX family. */
const NOBODY = 65_534;

/** A copy of the content in which mutations are tried, one after the other. */
export interface Trial {
  /** Is content in which nothing is wrong. */
  original: string;
  /** Is spoiled, checked, and made whole again. */
  copy: string;
}

/** What came of a mutation. */
export interface Verdict {
  outcome: 'told' | 'harmless';
  /** Why it is not good enough; nothing when it is. */
  faults: string[];
}

export async function judge(mutation: Mutation, trial: Trial): Promise<Verdict> {
  await mutation.spoil(trial.copy);
  const faults: string[] = [];
  const start = process.cpuUsage();
  const check = () => inTime(checkContent(trial.copy));
  const checked = await (mutation.isWide ? asNobody(check) : check()).catch((error: unknown) => {
    faults.push(`crashes: ${String(error)}`);
    return undefined;
  });
  const { user, system } = process.cpuUsage(start);
  const work = (user + system) / 1000;
  if (work > LONGEST_WORK) faults.push(`takes ${Math.round(work)} ms`);
  const isTold = checked === undefined || checked.problems.length > 0;
  if (checked !== undefined) {
    if (isTold) faults.push(...(await faultsOfReport(mutation, checked.problems, trial)));
    else if (mutation.harmless === undefined) faults.push('passes silently');
    else faults.push(...(await faultsOfReading(mutation.file, mutation.harmless, checked.content, trial)));
  }
  await restore(mutation, trial);
  return { outcome: isTold ? 'told' : 'harmless', faults };
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  const end = setTimeout(LONGEST_WAIT, undefined, { ref: false }).then(() => {
    throw new Error('no answer');
  });
  return Promise.race([answer, end]);
}

/** The superuser may read everything, and would not see what others see. */
async function asNobody<T>(check: () => Promise<T>): Promise<T> {
  const isSuperuser = process.geteuid?.() === 0;
  if (isSuperuser) process.seteuid?.(NOBODY);
  try {
    return await check();
  } finally {
    if (isSuperuser) process.seteuid?.(0);
  }
}

async function restore({ file, isWide = false }: Mutation, { original, copy }: Trial): Promise<void> {
  if (isWide) {
    await rm(dirname(copy), { recursive: true, force: true });
    await mkdir(dirname(copy));
    await cp(original, copy, { recursive: true });
  } else await writeFile(join(copy, file), await readFile(join(original, file)));
}

/** What is wrong with a report: it names the place, what was found and what to write, in words and not too many. */
async function faultsOfReport(mutation: Mutation, problems: readonly Problem[], { copy }: Trial): Promise<string[]> {
  const { file, toldAt = file, field, at, says, harmless } = mutation;
  if (harmless?.unlessAskedFor) return problems.flatMap(faultsOfWords);
  if (harmless !== undefined) return [`is told although it is harmless: ${problems[0]?.found}`];
  const here = problems.filter((problem) => problem.file === `content/${toldAt}`);
  const path = join(copy, toldAt);
  const isFile = await stat(path)
    .then((found) => found.isFile())
    .catch(() => false);
  const text = isFile ? await readFile(path, 'utf8') : '';
  const lines = text.split('\n').length;
  const line = typeof at === 'string' ? lineOf(at, text) : at;
  const told = here.find(
    (problem) =>
      (field === undefined || problem.field === field) &&
      (line === undefined || problem.line === line) &&
      (says === undefined || says.test(`${problem.found} ${problem.advice}`)),
  );
  return [
    ...(told === undefined
      ? [`is not told as ${toldAt}:${line ?? '?'} ${field ?? '?'} ${says ?? ''}, but as ${shown(problems[0])}`]
      : []),
    ...(here.some((problem) => problem.line < 1 || problem.line > lines) ? ['names a line that is not there'] : []),
    ...(problems.length > MOST_PROBLEMS ? [`has ${problems.length} problems`] : []),
    ...problems.flatMap(faultsOfWords),
  ];
}

const shown = (problem: Problem | undefined): string =>
  problem === undefined
    ? 'nothing'
    : `${problem.file}:${problem.line} ${problem.field} ${problem.found} ${problem.advice}`;

function lineOf(at: string, text: string): number {
  const index = text.indexOf(at);
  return index < 0 ? -1 : text.slice(0, index).split('\n').length;
}

/** A sentence about what was found, and one about what to write, which may end in an example. */
function faultsOfWords({ file, field, found, advice }: Problem): string[] {
  const said = `${found} ${advice}`;
  return [
    ...(file.startsWith('content/') && field !== '' ? [] : ['names no place']),
    ...(/[.…]$/.test(found) && advice !== '' ? [] : [`gives no advice: ${said}`]),
    ...(said.length <= LONGEST_PARAGRAPH ? [] : [`needs ${said.length} characters`]),
    ...(/undefined|\[object |Invalid input|Error:|\n\s+at /.test(said) ? [`speaks of code: ${said}`] : []),
  ];
}

/** What is wrong with what is read, where nothing is told: readers would see something that nobody wrote. */
async function faultsOfReading(file: string, harmless: Harmless, content: Content, trial: Trial): Promise<string[]> {
  const before = await originalOf(trial);
  const { reads } = harmless;
  const faults: string[] = [];
  const said = plain(content);
  const expected = plain(before);
  if (typeof reads === 'object') expected.data[file] = await readWith(file, reads.path, reads.value, trial.original);
  if (reads === 'more text') delete expected.bodies[file];
  if (reads === 'more text') delete said.bodies[file];
  if (!isDeepStrictEqual(said, expected)) faults.push('is read as something else');
  if (!file.endsWith('.mdx') || harmless.isNoEntry) return faults;

  const [was, is] = await Promise.all([before, content].map((read) => pageOf(textIn(read, file))));
  if (reads !== 'more text' && is !== was) faults.push('becomes another page');
  return faults;
}

const originals = new Map<string, Promise<Content>>();

function originalOf({ original }: Trial): Promise<Content> {
  const content = originals.get(original) ?? checkContent(original).then((checked) => checked.content);
  originals.set(original, content);
  return content;
}

/** What the content says, without the lines on which it says it. */
function plain({ site, entries, pages, permalinks, moves, knownKeys }: Content) {
  const files = [
    ...entries.map(({ collection, id, data, body }) => ({ file: `${collection}/${id}.mdx`, data, body })),
    ...pages.map(({ id, data, body }) => ({ file: `pages/${id}.mdx`, data, body })),
  ];
  const data: Record<string, unknown> = { 'site.yaml': site };
  const bodies: Record<string, unknown> = {};
  for (const { file, data: fields, body } of files) {
    data[file] = fields;
    bodies[file] = [
      body.headings.map(({ id }) => id),
      body.links.map(({ target }) => target),
      body.mentions.map(({ key }) => key),
    ];
  }
  return { data, bodies, permalinks, moves, keys: [...knownKeys] };
}

/** The fields of a file with one of them changed. */
async function readWith(file: string, path: FieldPath, value: unknown, folder: string): Promise<unknown> {
  const text = await readFile(join(folder, file), 'utf8');
  const document: Document = parseDocument(splitFrontMatter(text)?.yaml ?? text);
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, value);
  const schema: z.ZodType =
    file === 'site.yaml' ? site : folderSchemas[file.split('/')[0] as keyof typeof folderSchemas];
  return schema.parse(document.toJS());
}

const textIn = ({ entries, pages }: Content, file: string): string =>
  [...entries, ...pages].find((read) => read.file === `content/${file}`)?.text ?? '';

/** What becomes of a text. HTML reads every kind of line end as one. */
async function pageOf(text: string): Promise<string> {
  const page = await compile(text, { remarkPlugins: [remarkGfm, remarkHeadingIds], rehypePlugins: [rehypeSlug] });
  return String(page).replaceAll('\\r\\n', '\\n');
}
