/**
 * Says everything that is wrong with `content/`, and with how it changed since the last commit, or since this branch left the
 * one that `--since` names: `npm run check:content -- --since origin/main`.
 */
import process from 'node:process';
import { reportOf } from '../domain/problems.ts';
import { checkContent } from '../integrations/check-content.ts';
import { problemsOfHistory, problemsOfNewId, wasAnotherGuide } from '../integrations/check-history.ts';
import { compareWithCommit } from '../integrations/last-commit.ts';
import { settings } from '../site.ts';
import { optionsOf } from './options.ts';

const { since } = optionsOf(['since']);
const { content, problems } = await checkContent(settings.contentDir);
const history = await compareWithCommit(settings.contentDir, since ?? 'HEAD');
const NOT_COMPARED = 'Not compared with an earlier version: ';

if (!('untold' in history)) {
  const { changed } = history;
  const ofNewId = wasAnotherGuide(changed) ? problemsOfNewId(changed, content.permalinks) : undefined;
  problems.push(...(ofNewId ?? problemsOfHistory(changed)));
  if (ofNewId?.length === 0) process.stdout.write(`${NOT_COMPARED}that was another guide.\n`);
} else if (since === undefined) {
  process.stdout.write(`${NOT_COMPARED}${history.untold}.\n`);
} else {
  // Whoever names a commit must not take silence for an answer.
  process.stderr.write(`${NOT_COMPARED}${history.untold}. ${history.advice}\n`);
  process.exitCode = 2;
}

if (problems.length > 0) {
  process.stderr.write(`${reportOf(problems)}`);
  process.exitCode = 1;
} else if (process.exitCode === undefined) {
  process.stdout.write(`The content is fine: ${content.entries.length} entries, ${content.pages.length} pages.\n`);
}
