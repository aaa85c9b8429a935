import { todayIn } from '../clock.ts';
import { entryPath } from '../domain/links/paths.ts';
import { inReadingOrder } from '../domain/reading-order.ts';
import { namesOf } from '../domain/search/names-of-entries.ts';
import { indexNames, type NameIndex } from '../domain/search/rank.ts';
import { readContent } from '../integrations/read-content.ts';
import { ProblemsFound } from '../integrations/report.ts';
import { settings } from '../site.ts';

/** The names of the content as it stands now, without a build. */
export async function readNameIndex(): Promise<NameIndex> {
  const { content, problems } = await readContent(settings.contentDir);
  if (problems.length > 0) throw new ProblemsFound(problems);
  const placeOf = new Map(content.pages.map(({ id, data }) => [id as string, data.order]));
  const entries = inReadingOrder(content.entries, (collection) => placeOf.get(collection) ?? 0);
  return indexNames(namesOf(entries, content.site?.search.smallWords ?? [], entryPath, todayIn));
}
