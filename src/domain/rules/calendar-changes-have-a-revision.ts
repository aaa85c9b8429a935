import type { Content } from '../content.ts';
import { fingerprintOf } from '../meetings/fingerprint.ts';
import { NEW_FINGERPRINT } from '../meetings/revisions.ts';
import type { Problem } from '../problems.ts';
import { meetingsIn } from './meetings-in.ts';

/** What calendars show does not change without a new revision: programs that subscribe would keep the old time. */
export function calendarChangesHaveARevision(content: Content): Problem[] {
  return meetingsIn(content).flatMap(({ file, data, lineOf }): Problem[] => {
    const of = fingerprintOf(data);
    const { number, of: written } = data.revision;
    if (of === written) return [];
    const isNew = written === NEW_FINGERPRINT;
    return [
      {
        file,
        line: lineOf(['revision', 'of']),
        field: 'revision',
        found: isNew
          ? 'Calendars do not know this meeting yet.'
          : `What calendars show has changed since revision ${number}.`,
        advice: `Write, with the day of the change: revision: { number: ${isNew ? number : number + 1}, date: …, of: "${of}" }`,
      },
    ];
  });
}
