import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SEARCH_DESCRIPTION_PATH } from '../domain/links/paths.ts';
import { Stopped } from './stopped.ts';

/**
 * Refuses to show or to pack a site that is not there, or whose addresses are those of another base path.
 *
 * @param folder the built site
 * @throws {Stopped}
 */
export async function refuseOtherSite(folder: string, base: string): Promise<void> {
  const home = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
  if (home === undefined) throw new Stopped(`There is no built site in ${folder}. Build it first: npm run build`);
  if (!home.includes(`href="${base}${SEARCH_DESCRIPTION_PATH.slice(1)}"`))
    throw new Stopped(`${folder} was not built for ${base}. Give BASE_PATH as it was for the build.`);
}
