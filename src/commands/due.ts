/** Lists the entries that have to be looked at again today, or on another day: `npm run due -- --on 2028-01-01`. */
import process from 'node:process';
import { todayIn } from '../clock.ts';
import { reviewsOf } from '../domain/review.ts';
import { readContent } from '../integrations/read-content.ts';
import { isExistingDay } from '../schemas/time-fields.ts';
import { settings } from '../site.ts';
import { optionsOf } from './options.ts';

const { on = todayIn('UTC') } = optionsOf(['on']);
const { content, problems } = await readContent(settings.contentDir);
if (!isExistingDay(on)) {
  process.stderr.write(`"${on}" is not a day. Write year, month and day, for example: --on 2028-01-01\n`);
  process.exitCode = 2;
} else if (content.site === undefined || problems.length > 0) {
  process.stderr.write('The content cannot be read in full. Run: npm run check:content\n');
  process.exitCode = 1;
} else {
  const due = reviewsOf(content.entries, content.site.reviewEvery).filter((review) => review.due <= on);
  for (const { entry, due: day } of due) {
    process.stdout.write(`${entry.file}  looked up on ${entry.data.record.checked}, due since ${day}\n`);
  }
  process.stdout.write(`${due.length} of ${content.entries.length} entries have to be looked at again on ${on}.\n`);
}
