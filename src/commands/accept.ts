/**
 * Accepts what is new: addresses go into `content/permalinks.txt`, changed reports, and what a screen reader says, into the
 * tests' expected files.
 */
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { withNewAddresses } from '../domain/links/permalinks.ts';
import { builtPaths, readBuiltPages } from '../integrations/built-pages.ts';
import { linksOf } from '../integrations/link-check.ts';
import { permalinksPath, readPermalinks } from '../integrations/permalinks-file.ts';
import { settings } from '../site.ts';

const REPORTS = 'tests/{domain/data/editor-schemas,integrations/check-content}.test.ts';
const TRANSCRIPTS = 'tests/browser/{transcripts,meetings}.test.ts';

function run(command: string, parameters: string[], env: NodeJS.ProcessEnv = {}): void {
  const { status } = spawnSync(command, parameters, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 1);
}

run('npm', ['run', 'build']);
const pages = (await readBuiltPages(settings.outDir)).map(linksOf);
const files = await builtPaths(settings.outDir);
const before = await readPermalinks(settings.contentDir);
const after = withNewAddresses(before, { pages, files });
await writeFile(permalinksPath(settings.contentDir), after);
process.stdout.write(`${after.trim().split('\n').length - before.length} new addresses are remembered.\n`);

// One after the other, because some of both build the guide, in the same folder.
for (const expectations of [REPORTS, TRANSCRIPTS]) run(process.execPath, ['--test', expectations], { ACCEPT: '1' });
