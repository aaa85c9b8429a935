import type { Content } from '../content.ts';
import { groupsOf } from '../groups.ts';
import { ALL_MEETINGS } from '../links/files.ts';
import { PROJECTION_SUFFIX } from '../links/paths.ts';
import type { Problem } from '../problems.ts';
import { meetingsIn } from './meetings-in.ts';

/** No meeting takes the address of a calendar that is not its own: that of all meetings, of a group, or of what is only calculated. */
export function feedsHaveTheirOwnNames(content: Content): Problem[] {
  const meetings = meetingsIn(content);
  const taken = [ALL_MEETINGS, ...groupsOf(meetings).map(({ id }) => id)];
  return meetings
    .filter(({ id }) => taken.includes(id) || id.endsWith(PROJECTION_SUFFIX))
    .map(({ file, id }) => ({
      file,
      line: 1,
      field: 'file',
      found: `"${id}" is the name of a calendar that the guide makes.`,
      advice: 'Give the file another name.',
    }));
}
