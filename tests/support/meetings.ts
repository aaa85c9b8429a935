import { type Content, noContent } from '../../src/domain/content.ts';
import { type MeetingData, meeting } from '../../src/schemas/meeting.ts';

/** A meeting with everything that it must have; what a test is about is given, and checked by the schema like an author's. */
export function meetingWith(fields: Record<string, unknown>): MeetingData {
  return meeting.parse({
    title: 'Tide table call',
    fullName: 'Harbour tide table call',
    summary: 'The call in which the keepers compare their tide tables.',
    order: 1,
    source: { asOf: '2026-01-05' },
    record: { state: 'unknown', says: 'nothing later is on record.', checked: '2026-11-22' },
    weekday: 'wednesday',
    time: '08:30',
    zone: 'America/New_York',
    rule: { kind: 'weekly' },
    rhythm: 'Wednesdays, 8:30',
    duration: null,
    statedFor: [2026],
    revision: { number: 0, date: '2026-01-05', of: '00000000' },
    room: { url: 'https://meet.example/tides?authuser=0&hs=122' },
    invite: null,
    goodFor: ['comparing tide tables'],
    ...fields,
  });
}

/** Content that has such meetings, `watch-1`, `watch-2` and so on, and nothing else. */
export function contentOfMeetings(meetings: MeetingData[]): Content {
  const entries = meetings.map((data, index) => ({
    collection: 'meetings' as const,
    id: `watch-${index + 1}`,
    file: `content/meetings/watch-${index + 1}.mdx`,
    data,
    lineOf: () => 15,
    text: '',
    body: { headings: [], links: [], mentions: [], shortForms: [] },
  }));
  return { ...noContent(), entries };
}
