import { existsSync } from 'node:fs';
import process from 'node:process';
import { siteWithMeetings } from '../meetings-site.ts';

/** Where `tests/engines/run.ts` tells that the community is built already. */
export const BUILT_COMMUNITY = 'GUIDE_TEST_COMMUNITY';

/** Builds a community with a meeting that is on today, and every week. */
export function buildCommunity(): Promise<string> {
  const { year } = Temporal.Now.plainDateISO('UTC');
  const weekly = { title: 'Weekly call', fullName: 'Weekly call', statedFor: [year - 1, year, year + 1] };
  return siteWithMeetings('meetings-now', { 'weekly-call': weekly });
}

let built: Promise<string> | undefined;

/** The community's folder; a single test file builds it once, when nobody did. */
export async function theCommunity(): Promise<string> {
  const ready = process.env[BUILT_COMMUNITY];
  if (ready !== undefined && existsSync(ready)) return ready;
  built ??= buildCommunity();
  return built;
}
