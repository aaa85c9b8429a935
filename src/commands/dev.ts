/** Serves the guide while it is written. The search index is that of the last build; the first time, one is made. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { dev } from 'astro';
import { settings } from '../site.ts';

if (!existsSync(join(settings.outDir, 'pagefind'))) {
  process.stdout.write('Building once, so that the search has something to search.\n');
  const { status } = spawnSync('npm', ['run', 'build'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
await dev({ server: { host: '127.0.0.1' } });
