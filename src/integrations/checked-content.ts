import { settings } from '../site.ts';
import { checkContent } from './check-content.ts';
import { keepReadings, openReadings } from './kept-readings.ts';

type Checked = Awaited<ReturnType<typeof checkContent>>;

let checked: Promise<Checked> | undefined;

/** The content of this guide: read and checked once in a build, however many of its steps ask; in dev, as it was checked last. */
export function checkedContent(): Promise<Checked> {
  checked ??= checkWithReadings();
  return checked;
}

/** Reads and checks it again, after something in it has changed. */
export async function checkAgain(): Promise<Checked> {
  const again = await checkContent(settings.contentDir);
  checked = Promise.resolve(again);
  return again;
}

async function checkWithReadings(): Promise<Checked> {
  const readings = await openReadings();
  const now = await checkContent(settings.contentDir, readings);
  await keepReadings(readings);
  return now;
}
