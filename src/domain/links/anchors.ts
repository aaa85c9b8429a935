/** The ids of the sections that every entry's page has beside the headings of its text. */
export const ENTRY_ANCHORS = {
  record: 'record',
  inTheSource: 'in-the-source',
  related: 'related',
} as const;

/** The ids of the sections of the home page. */
export const HOME_ANCHORS = {
  today: 'today',
  parts: 'parts',
  tasks: 'tasks',
  path: 'path',
  meetings: 'meetings',
} as const;
