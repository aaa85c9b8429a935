import type { Dirent } from 'node:fs';
import { didYouMean, nearest } from '../domain/suggest.ts';
import type { Refusal } from '../schemas/checked.ts';
import { isId, LONGEST_ID } from '../schemas/fields.ts';
import type { folderSchemas } from '../schemas/index.ts';
import { PAGE_IDS, type PageId } from '../schemas/page.ts';

type Folder = keyof typeof folderSchemas;

/** The id of an entry, from its file's name; when the name is wrong, the id that was probably meant, if there is one. */
export function readName(folder: Folder, dirent: Dirent): { id: string | undefined; refusal?: Refusal } {
  const { name } = dirent;
  if (dirent.isDirectory()) {
    const found = `"${name}" is a folder, and what is in it would not be shown.`;
    return { id: undefined, refusal: { found, advice: `Put the files into content/${folder}/ itself.` } };
  }
  const written = name.replace(/(?<=.)\.[^.]*$/, '');
  const id = idLike(written);
  const example = `for example: ${id || 'my-entry'}.mdx`;
  if (name.startsWith('.')) {
    const found = `"${name}" begins with a dot, so it would not be shown.`;
    return { id: meantId(folder, id), refusal: { found, advice: `Name it after its id, ${example}` } };
  }
  if (!name.endsWith('.mdx')) {
    const found = `"${name}" is not an .mdx file, so it would not be shown.`;
    const isText = /\.(mdx?|markdown)$/i.test(name);
    return {
      id: isText ? meantId(folder, id) : undefined,
      refusal: { found, advice: `Name it after its id, ${example}` },
    };
  }
  if (written.length > LONGEST_ID) {
    const found = `The name has ${written.length} characters, and the names of pictures and calendars are longer still.`;
    return { id: meantId(folder, id), refusal: { found, advice: `Keep it under ${LONGEST_ID + 1}.` } };
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

/** Letters lose their marks, and what is no letter or digit becomes a hyphen. */
export const idLike = (written: string): string =>
  written
    .replace(/\.mdx$/i, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The id that was probably meant; pages have ids of their own. */
function meantId(folder: Folder, id: string): string | undefined {
  return folder === 'pages' ? nearest(id, PAGE_IDS) : id || undefined;
}
