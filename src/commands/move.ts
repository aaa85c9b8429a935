/** Gives an entry another name, and keeps its old addresses: `npm run move channels/slack channels/chat`. */
import process from 'node:process';
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
  process.stdout.write('Its old addresses lead to the new ones; npm run accept remembers these.\n');
});
