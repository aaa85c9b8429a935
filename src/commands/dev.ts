/** Serves the guide while it is written. The search index is that of its last build; the first time, one is made. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { dev } from 'astro';
import { whyNothingIsBuiltIn } from '../integrations/publish.ts';
import { INDEX_OF_DEV } from '../integrations/search-index.ts';
import { optionsOf } from './options.ts';
import { run, Stopped } from './stopped.ts';

optionsOf([]);
await run(async () => {
  const refusal = whyNothingIsBuiltIn(process.cwd());
  if (refusal !== undefined) throw new Stopped(refusal);
  if (!existsSync(INDEX_OF_DEV)) {
    process.stdout.write('Building once, so that the search has something to search.\n');
    const { status } = spawnSync('npm', ['run', 'build'], { stdio: 'inherit' });
    if (status !== 0) process.stdout.write('Nothing can be searched until a build succeeds: npm run build\n');
  }
  await dev({ server: { host: '127.0.0.1' } });
});
