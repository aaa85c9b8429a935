import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exchangeFolders } from '../../src/integrations/exchange-folders.ts';

/** Whether names are exchanged where a folder is, as it can be seen there afterwards; whether they should be, is a test of its own. */
export async function canExchangeIn(folder: string): Promise<boolean> {
  const pair = await mkdtemp(join(folder, 'pair-'));
  const [one, other] = [join(pair, 'one'), join(pair, 'other')];
  for (const path of [one, other]) await mkdir(path);
  await writeFile(join(one, 'of-one'), '');
  await exchangeFolders(one, other);
  const isExchanged = (await readdir(other)).includes('of-one');
  await rm(pair, { recursive: true });
  return isExchanged;
}
