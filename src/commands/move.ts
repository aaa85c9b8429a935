/** Gives an entry another name, and keeps its old addresses: `npm run move channels/slack channels/chat`. */
import { existsSync } from 'node:fs';
import process from 'node:process';
import { trialFolder } from '../integrations/trial-folder.ts';
import { settings } from '../site.ts';
import { moveEntry } from './move-entry.ts';
import { run, Stopped } from './stopped.ts';

await run(async () => {
  const [, , from, to, ...more] = process.argv;
  if (from === undefined || to === undefined || more.length > 0) {
    throw new Stopped('Say which entry, and its new name: npm run move channels/slack channels/chat', 2);
  }
  const changed = await moveEntry(settings.contentDir, from, to);
  process.stdout.write(`${changed.map((file) => `Changed: ${file}\n`).join('')}`);
  const left = trialFolder(settings.contentDir);
  if (existsSync(left))
    process.stderr.write(
      `Some of the old content may not be removed: ${left}\nRemove it, as an administrator if need be.\n`,
    );
  process.stdout.write('Its old addresses lead to the new ones; npm run accept remembers these.\n');
});
