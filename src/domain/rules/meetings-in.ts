import type { Content, EntryFile } from '../content.ts';

export type MeetingFile = Extract<EntryFile, { collection: 'meetings' }>;

/** The meetings among all entries. */
export const meetingsIn = ({ entries }: Content): MeetingFile[] =>
  entries.filter((entry): entry is MeetingFile => entry.collection === 'meetings');
