import { settings } from '../site.ts';
import { checkContent } from './check-content.ts';
import { keepReadings, openReadings } from './kept-readings.ts';

let content: ReturnType<typeof checkContent> | undefined;

/** The content of the one build that this process makes: read and checked once, however many of its steps ask. */
export function contentOfBuild(): ReturnType<typeof checkContent> {
  content ??= checkWithReadings();
  return content;
}

async function checkWithReadings(): ReturnType<typeof checkContent> {
  const readings = await openReadings();
  const checked = await checkContent(settings.contentDir, readings);
  await keepReadings(readings);
  return checked;
}
