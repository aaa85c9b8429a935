import { COLLECTIONS, type Collection } from '../../schemas/collections.ts';
import { calendarPath, markdownPath, projectionPath } from './paths.ts';

/** The calendar of all meetings. */
export const ALL_MEETINGS = 'all';

/** The files that an entry has beside its page, and whose addresses programs keep: its Markdown, and the calendars of a meeting. */
export const filesOfEntry = (collection: Collection, id: string): string[] => [
  markdownPath(collection, id),
  ...(collection === 'meetings' ? [calendarPath(id), projectionPath(id)] : []),
];

const MARKDOWN = new RegExp(`^/(?:${COLLECTIONS.join('|')})/[^/#]+\\.md$`);
const CALENDAR = /^\/meetings\/[^/#]+\.ics$/;

/** Whether an address is that of an entry as Markdown. */
export const isMarkdown = (address: string): boolean => MARKDOWN.test(address);

/** Whether an address is that of a calendar. */
export const isCalendar = (address: string): boolean => CALENDAR.test(address);

/** Whether an address is that of a file beside the pages which is kept for programs as pages are for people. */
export const isKeptFile = (address: string): boolean => isMarkdown(address) || isCalendar(address);
