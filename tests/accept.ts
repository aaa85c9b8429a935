/** Accepts what changed in this guide's expected files: reports, and what a screen reader says. The difference is the review. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const REPORTS = 'tests/{domain/data/editor-schemas,integrations/check-content}.test.ts';
const TRANSCRIPTS = 'tests/browser/{transcripts,meetings}.test.ts';

// One after the other, because some of both build the guide, in the same folder.
for (const expectations of [REPORTS, TRANSCRIPTS]) {
  const { status } = spawnSync(process.execPath, ['--test', expectations], {
    stdio: 'inherit',
    env: { ...process.env, ACCEPT: '1' },
  });
  if (status !== 0) process.exit(status ?? 1);
}
