import process from 'node:process';
import { reportOf } from '../domain/problems.ts';
import { checkContent } from '../integrations/check-content.ts';
import { settings } from '../site.ts';

const { content, problems } = await checkContent(settings.contentDir);
if (problems.length > 0) {
  process.stderr.write(`${reportOf(problems)}`);
  process.exitCode = 1;
} else {
  process.stdout.write(`The content is fine: ${content.entries.length} entries, ${content.pages.length} pages.\n`);
}
