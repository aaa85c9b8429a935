/**
 * Scores the search by names on a file of queries: `npm run search:check -- queries.json`. Each query has the keys of the
 * entries that may come first, or says that nothing answers it.
 */
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { rank } from '../domain/search/rank.ts';
import { type Query, scoreOf } from '../domain/search/score.ts';
import { asShown } from '../domain/search/shown.ts';
import { nearWords } from '../domain/search/slips.ts';
import { readNameIndex } from './read-name-index.ts';

const [file = 'tests/fixtures/search/queries.json'] = process.argv.slice(2);
const queries = await readQueries(file);
const index = await readNameIndex();

const { figures, misses } = scoreOf(queries, (query) =>
  [...asShown(rank(index, query, nearWords).results, ({ entry }) => entry.kind).values()]
    .flat()
    .map(({ entry }) => `${entry.kind}/${entry.id}`),
);
for (const { query, wanted, found } of misses) {
  process.stdout.write(
    `${JSON.stringify(query)}\n  wanted ${wanted.join(' or ') || 'nothing'}\n  found  ${found.join(', ') || 'nothing'}\n`,
  );
}
process.stdout.write(
  [
    `${figures.answerable} queries with an answer: first ${figures.success1.toFixed(2)}, among three ${figures.success3.toFixed(2)}, MRR@5 ${figures.mrr5.toFixed(2)}`,
    `${figures.unanswerable} without: ${figures.wrongAnswers} show a result`,
    '',
  ].join('\n'),
);
process.exitCode = misses.length > 0 ? 1 : 0;

/** Ends the command when there are none. */
async function readQueries(file: string): Promise<Query[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    process.stderr.write(`${file} ${why}. Give a file like tests/fixtures/search/queries.json\n`);
    return process.exit(2);
  }
}
