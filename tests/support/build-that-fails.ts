/**
 * A build that fails while Pagefind is at work. Its arguments are a folder for the site, and how many pages have something to be
 * found: it takes a hundred before it fails, so with a hundred their index is asked for. Its exit code is how many processes of Pagefind
 * it leaves behind.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { FinishingThread } from '../../src/integrations/finished-pages.ts';
import { pagefinds } from './pagefinds.ts';

const PAGES = 100;
const [, , site = '', searched = ''] = process.argv;
const thread = new FinishingThread({
  place: { site, last: join(site, 'last'), archive: join(site, 'of-dev') },
  what: { language: 'en', entries: new Map([['terms/no-sla', { title: 'No SLA' }]]) },
});
let number = 0;

function take(): void {
  const html = '<html><body><main data-search-key="terms/no-sla"><p>The page says something.</p></main></body></html>';
  const bytes = new TextEncoder().encode(html).buffer;
  thread.take({ file: `${number}/index.html`, bytes, page: { number, searched: Number(searched), of: PAGES * 10 } });
  number += 1;
}

take();
while (pagefinds().length === 0) await wait(5);
const [id = 0] = pagefinds();
await wait(300);
process.kill(id, 'SIGSTOP');
while (number < PAGES) take();
await wait(200);

// Pagefind has all the sections to answer, also when the build does not wait for it.
spawn('sh', ['-c', `sleep 0.3; kill -CONT ${id}`], { detached: true, stdio: 'ignore' }).unref();
// Astro goes on with the pages that it has begun.
setInterval(take, 1);
await thread.stop();
// It ends a moment after it was told to.
await wait(200);
process.exit(pagefinds().length);
