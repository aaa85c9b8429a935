import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Content } from '../domain/content.ts';
import { renaming } from '../domain/links/renaming.ts';
import { refuseId } from '../domain/new-entry/refusal.ts';
import { reportOf } from '../domain/problems.ts';
import { didYouMean } from '../domain/suggest.ts';
import { checkContent } from '../integrations/check-content.ts';
import { MOVES_FILE, readMoves } from '../integrations/moves-file.ts';
import { renameReferences } from '../integrations/rename-references.ts';
import { replaceFolder } from '../integrations/replace-folder.ts';
import { withTrialCopy } from '../integrations/trial-copy.ts';
import { Stopped } from './stopped.ts';

/**
 * Gives an entry another name: its file, everything in the content that leads to it, and a line in `moved.json` by which its
 * old addresses lead on. All of it is done in a copy, which takes the place of the content when nothing is wrong with it.
 *
 * @param fromWritten its key, `channels/slack`, or the name of its file or its page
 * @param toWritten the same of what it becomes; the folder stays
 * @returns the files that were changed, as authors name them
 * @throws {Stopped} when that cannot be; nothing is changed then
 */
export async function moveEntry(contentDir: string, fromWritten: string, toWritten: string): Promise<string[]> {
  const [from, to] = [keyIn(fromWritten), keyIn(toWritten)];
  const { content, problems } = await checkContent(contentDir);
  if (problems.length > 0) throw new Stopped(`Mend the content first; nothing was moved.\n${reportOf(problems)}`);
  const refusal = refuseMove(from, to, content);
  if (refusal !== undefined) throw new Stopped(refusal);

  const before = await stateOf(contentDir);
  return withTrialCopy(contentDir, async (copy) => {
    const changed = [
      ...(await rewriteReferences(copy, renaming(from, to))),
      `content/${MOVES_FILE}`,
      `content/${to}.mdx`,
    ];
    await writeMove(copy, from, to);
    await rename(join(copy, `${from}.mdx`), join(copy, `${to}.mdx`));
    const { problems } = await checkContent(copy);
    if (problems.length > 0) throw new Stopped(`Nothing was moved.\n${reportOf(problems)}`);
    const isAsBefore = async (folder: string) => (await stateOf(folder)) === before;
    const tried = await stateOf(copy);
    // Asked again when it has stepped aside: an editor may save at any moment.
    if (!(await isAsBefore(contentDir)) || !(await replaceFolder(copy, contentDir, isAsBefore)))
      throw await changedMeanwhile(contentDir, copy, tried);
    return changed.filter((file) => file !== `content/${from}.mdx`);
  });
}

/** Says that nothing was moved; what was saved while the copy was in the place of the content is kept beside it. */
async function changedMeanwhile(contentDir: string, copy: string, tried: string): Promise<Stopped> {
  const words = 'The content was changed meanwhile, so nothing was moved.';
  if ((await stateOf(copy)) === tried) return new Stopped(`${words} Run it again.`);
  const kept = `${contentDir}-saved-${process.pid}`;
  await rename(copy, kept);
  return new Stopped(
    `${words} Some of what was saved is in ${kept}: take it over, remove that folder, and run it again.`,
  );
}

/**
 * The key of an entry in what people copy: from a list of files, or from an address.
 *
 * @example keyIn('content/channels/slack.mdx') // 'channels/slack'
 * @example keyIn('/channels/slack/') // 'channels/slack'
 */
const keyIn = (written: string): string =>
  written.replace(/^(?:\.?\/)?(?:content\/)?/, '').replace(/(?:\.mdx|\/)$/, '');

/** Why an entry cannot have another name. */
function refuseMove(from: string, to: string, { knownKeys, moves }: Content): string | undefined {
  const [folder = '', ...rest] = from.split('/');
  const [newFolder, id = ''] = to.split('/');
  if (!knownKeys.has(from) || folder === 'pages' || rest.length !== 1) {
    const entries = [...knownKeys].filter((key) => !key.startsWith('pages/'));
    return `There is no entry "${from}". ${didYouMean(from, entries, 'Write it as folder/name, for example: channels/slack')}`;
  }
  if (folder === 'meetings')
    return 'A meeting keeps its name: calendars are subscribed under it. Change its title instead.';
  if (newFolder !== folder || to !== `${folder}/${id}`) {
    return `"${to}" is not in the folder of "${from}". An entry of another kind has other fields; write ${folder}/ and the new name.`;
  }
  // Its own old names may come back.
  return refuseId(id, { knownKeys, moves: moves.filter((move) => move.to !== from) });
}

/** Rewrites what leads to the entry in every file of the copy; answers with the files that it changed. */
async function rewriteReferences(copy: string, rename: ReturnType<typeof renaming>): Promise<string[]> {
  const changed: string[] = [];
  for (const file of await filesIn(copy)) {
    const isYaml = file.endsWith('.yaml');
    if (!isYaml && !file.endsWith('.mdx')) continue;
    const text = await readFile(join(copy, file), 'utf8');
    const renamed = renameReferences(text, isYaml, rename);
    if (renamed === text) continue;
    await writeFile(join(copy, file), renamed);
    changed.push(`content/${file}`);
  }
  return changed;
}

/** Writes down where the old addresses lead; what led to the entry before leads to its new name, and an old name may come back. */
async function writeMove(copy: string, from: string, to: string): Promise<void> {
  const rename = renaming(from, to);
  // Read as the check reads it, which forgives more than JSON does.
  const moves = (await readMoves(copy)).moves
    .filter((move) => move.from !== to)
    .map((move) => [move.from, rename(move.to) ?? move.to]);
  const text = JSON.stringify(Object.fromEntries([...moves, [from, to]]), null, 2);
  await writeFile(join(copy, MOVES_FILE), `${text}\n`);
}

const filesIn = async (folder: string): Promise<string[]> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((dirent) => dirent.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .filter((file) => !/(?:^|\/)\./.test(file))
    .sort();
};

/** What differs when anybody has written into a folder. */
async function stateOf(folder: string): Promise<string> {
  const files = await filesIn(folder);
  const states = files.map(async (file) => {
    const { mtimeMs, size } = await stat(join(folder, file));
    return `${file} ${mtimeMs} ${size}`;
  });
  return (await Promise.all(states)).join('\n');
}
