import { realToday } from '../clock.ts';
import type { Content } from '../domain/content.ts';
import { type Problem, shortened } from '../domain/problems.ts';
import { breaches } from '../domain/rules/index.ts';
import type { KeptReadings } from './kept-readings.ts';
import { readContent } from './read-content.ts';

/**
 * Everything that is wrong with a content folder: the shape of each file, then the promises about all of them.
 *
 * @param kept what is known of texts from an earlier check
 */
export async function checkContent(
  folder: string,
  kept?: KeptReadings,
): Promise<{ content: Content; problems: Problem[] }> {
  const { content, problems, isWhole } = await readContent(folder, kept);
  return { content, problems: [...problems, ...(isWhole ? breaches(content, realToday()) : [])].map(shortened) };
}
