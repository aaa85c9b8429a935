/** Accepts the addresses that are new: they go into `content/permalinks.txt`. */
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { withNewAddresses } from '../domain/links/permalinks.ts';
import { builtPaths, readBuiltPages } from '../integrations/built-pages.ts';
import { linksOf } from '../integrations/link-check.ts';
import { permalinksPath, readPermalinks } from '../integrations/permalinks-file.ts';
import { settings } from '../site.ts';
import { optionsOf } from './options.ts';

optionsOf([]);
const { status } = spawnSync('npm', ['run', 'build'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
const pages = (await readBuiltPages(settings.outDir)).map(linksOf);
const files = await builtPaths(settings.outDir);
const before = await readPermalinks(settings.contentDir);
const after = withNewAddresses(before, { pages, files });
await writeFile(permalinksPath(settings.contentDir), after);
process.stdout.write(`${after.trim().split('\n').length - before.length} new addresses are remembered.\n`);
