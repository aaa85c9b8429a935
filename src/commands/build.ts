/** Builds the site. What goes wrong is said in words, with what to do, and leaves the last site as it is. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { DATA_FILE } from '../domain/links/paths.ts';
import { reportOf } from '../domain/problems.ts';
import { checkedContent } from '../integrations/checked-content.ts';
import { stopFinishing } from '../integrations/finished-pages.ts';
import { clearUnfinished, prepareBuild } from '../integrations/publish.ts';
import { settings } from '../site.ts';
import { explainFailure } from './explain-failure.ts';
import { optionsOf } from './options.ts';

/**
 * With more entries than this, memory is short: the bundler gives back at once what it has freed, and what JavaScript forgets is
 * looked for when twice as much is in use as the last time, not up to four times. With fewer, both would take a tenth of a build.
 */
const MANY = 200;

optionsOf([]);
try {
  await prepareBuild();
  // The build asks the same; asked here, the report stands alone.
  const { content, problems } = await checkedContent();
  if (problems.length > 0) fail(reportOf(problems));
  else {
    const hasMany = content.entries.length > MANY;
    // In milliseconds; it is read when the bundler is loaded.
    process.env['MIMALLOC_PURGE_DELAY'] ??= hasMany ? '0' : '1000';
    if (hasMany) setFlagsFromString('--heap-growing-percent=100');
    // Takes longer to load than the content to check.
    const { build } = await import('astro');
    await build({});
  }
} catch (error) {
  await stopFinishing();
  const explanation = explainFailure(error, settings);
  if (explanation !== undefined) {
    // A disk that is full stays full otherwise.
    try {
      clearUnfinished();
    } catch {
      // Something was written just then; the next build clears it away.
    }
  }
  fail(`\n${explanation ?? inFull(error)}\n`);
}
// Bundlers may keep the process alive.
process.exit();

function fail(words: string): void {
  process.stderr.write(words);
  if (existsSync(join(settings.outDir, DATA_FILE)))
    process.stderr.write(`The last site is in ${settings.outDir} as it was.\n`);
  process.exitCode = 1;
}

/** An error that has taken its stack away says all in its message. */
function inFull(error: unknown): string {
  return error instanceof Error ? error.stack || error.message : String(error);
}
