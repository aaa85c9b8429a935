/**
 * Writes a new entry. It asks in a terminal for what the options do not say:
 * `npm run new meeting -- --title "Evening watch" --weekday friday …`.
 */
import process from 'node:process';
import { todayIn } from '../clock.ts';
import { settings } from '../site.ts';
import { ownTerminal } from './answer.ts';
import { newEntry } from './new-entry.ts';
import { run } from './stopped.ts';

await run(async () => {
  const [, , kind = '', ...parameters] = process.argv;
  const { contentDir } = settings;
  process.stdout.write(
    await newEntry({ kind, parameters, contentDir, terminal: ownTerminal(), today: todayIn('UTC') }),
  );
});
