/**
 * Says everything that is wrong with `content/`, and with how it changed since the last commit, or since the one that
 * `--since` names: `npm run check:content -- --since origin/main`.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { reportOf } from '../domain/problems.ts';
import { checkContent } from '../integrations/check-content.ts';
import { problemsOfHistory } from '../integrations/check-history.ts';
import { compareWithCommit } from '../integrations/last-commit.ts';
import { settings } from '../site.ts';

const { since } = parseArgs({ options: { since: { type: 'string', default: 'HEAD' } } }).values;
const { content, problems } = await checkContent(settings.contentDir);
const history = await compareWithCommit(settings.contentDir, since);
if ('untold' in history) process.stdout.write(`Not compared with an earlier version: ${history.untold}.\n`);
else problems.push(...problemsOfHistory(history.changed));

if (problems.length > 0) {
  process.stderr.write(`${reportOf(problems)}`);
  process.exitCode = 1;
} else {
  process.stdout.write(`The content is fine: ${content.entries.length} entries, ${content.pages.length} pages.\n`);
}
