import { findOne } from 'domutils';
import { type BuiltPage, readBuiltPages } from '../../src/integrations/built-pages.ts';

/** The pages of a built site that are read: those that only lead on to another are left out. */
export async function readPages(folder: string): Promise<BuiltPage[]> {
  const pages = await readBuiltPages(folder);
  return pages.filter(
    ({ document }) => findOne(({ attribs }) => attribs['http-equiv'] === 'refresh', document.children) === null,
  );
}
