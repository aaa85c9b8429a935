/**
 * Shows how the search ranks names, and why: `npm run search -- "words"`. The same code ranks and orders them in the browser,
 * where sections of the text come in under them.
 */
import process from 'node:process';
import { rank } from '../domain/search/rank.ts';
import { asShown } from '../domain/search/shown.ts';
import { nearWords } from '../domain/search/slips.ts';
import { correctionOf, type Understood, understood } from '../domain/search/understood.ts';
import { readNameIndex } from './read-name-index.ts';

const query = process.argv.slice(2).join(' ');
if (query.trim() === '') {
  process.stderr.write('Say what to search for: npm run search -- "mailing list"\n');
  process.exit(1);
}
const ranking = rank(await readNameIndex(), query, nearWords);
const { meanings, results } = ranking;
const corrected = correctionOf(ranking);
const shown = [...asShown(results, ({ entry }) => entry.kind).values()].flat();
const HOW: Record<Understood['how'], string> = {
  exactly: 'as it stands',
  byStem: 'with another ending, or written as one',
  byBeginning: 'as the beginning of a word',
  bySlip: 'with a slip put right',
  bySlipInBeginning: 'as a beginning with a slip',
  'not at all': 'by no name',
};
for (const { typed, taken, how } of meanings.map(understood)) {
  process.stdout.write(
    `"${typed}" is known ${HOW[how]}${taken === undefined || taken === typed ? '' : `: "${taken}"`}\n`,
  );
}
if (corrected !== undefined) process.stdout.write(`Did you mean "${corrected}"?\n`);
for (const [place, { entry, score, known, name, kind }] of shown.entries()) {
  process.stdout.write(
    `\n${place + 1}. ${entry.kind}/${entry.id}  ${score.toFixed(3)}\n   best by its ${kind} "${name}", knows ${Math.round(known * 100)} % of the query\n`,
  );
}
if (results.length === 0) process.stdout.write('Nothing is near enough to be shown.\n');
