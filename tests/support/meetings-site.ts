import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprintOf } from '../../src/domain/meetings/fingerprint.ts';
import { meetingWith } from './meetings.ts';
import { type BuildSettings, builtSite, PROJECT } from './site.ts';

/**
 * Builds a community that has the meetings of a test beside one of its own.
 *
 * @param name of the folder in which it is built
 * @param meetings what is special about each of them, by id
 */
export async function siteWithMeetings(
  name: string,
  meetings: Record<string, Record<string, unknown>>,
  settings: BuildSettings = {},
): Promise<string> {
  const content = join(PROJECT, `node_modules/.cache/guide-tests/${name}-content`);
  await rm(content, { recursive: true, force: true });
  await mkdir(content, { recursive: true });
  await cp(join(PROJECT, 'tests/fixtures/content/valid'), content, { recursive: true });
  for (const [order, [id, fields]] of Object.entries(meetings).entries()) {
    const data = meetingWith({ ...fields, order: order + 2, room: { url: `https://rooms.harbour.example/${id}` } });
    data.revision.of = fingerprintOf(data);
    await writeFile(
      join(content, `meetings/${id}.mdx`),
      `---\n${JSON.stringify(data, null, 1)}\n---\n\nCome and listen.\n`,
    );
  }
  return builtSite(name, { CONTENT_DIR: content, ...settings });
}
