/**
 * A second community, made up, of the size and shape of a large public one: eight groups, each with its meetings, its list, its
 * chat and its repository. `npm run start:other` shows its guide.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { fingerprintOf } from '../../src/domain/meetings/fingerprint.ts';
import { meeting } from '../../src/schemas/meeting.ts';
import { PAGE_IDS, type PageId } from '../../src/schemas/page.ts';
import { WEEKDAYS } from '../../src/schemas/time-fields.ts';

/** The day of all that is dated; the clock of the machine is not asked. */
const DAY = '2026-06-01';
const SITE = 'https://kite.example';

/** The groups: their name, what they care for, and the region by whose clocks they meet. */
const GROUPS: [name: string, cares: string, zone: string][] = [
  ['Networking', 'how the parts of a cluster find and reach each other', 'America/New_York'],
  ['Storage', 'disks, snapshots and what survives a restart', 'America/Los_Angeles'],
  ['Scheduling', 'which machine runs what, and when', 'Europe/Berlin'],
  ['Security', 'who may do what, and how anybody can tell', 'Europe/London'],
  ['Observability', 'logs, metrics and traces', 'Asia/Kolkata'],
  ['Release', 'what goes into a version, and when it is out', 'America/New_York'],
  ['Documentation', 'words, examples and the website', 'Asia/Tokyo'],
  ['Testing', 'the test machines and every failure on them', 'UTC'],
];

/** The meetings of each group: how they are called and how they repeat. */
const MEETINGS: [name: string, does: string, rule: object, rhythm: string][] = [
  ['weekly', 'goes through what is new, and decides', { kind: 'weekly' }, 'every week'],
  [
    'triage',
    'reads new issues and finds somebody for each',
    { kind: 'isoWeekParity', parity: 'odd', weekSystem: 'stated' },
    'in odd weeks',
  ],
  [
    'design review',
    'discusses proposals before anything is built',
    { kind: 'isoWeekParity', parity: 'even', weekSystem: 'stated' },
    'in even weeks',
  ],
  [
    'newcomers hour',
    'answers questions of people who are new',
    { kind: 'monthlyNth', nth: 1 },
    'on the first one of the month',
  ],
  ['retrospective', 'looks back at the last month', { kind: 'monthlyNth', nth: -1 }, 'on the last one of the month'],
];

/** The channels of each group. */
const CHANNELS: [name: string, kind: string, address: (id: string) => string, good: string][] = [
  ['chat', 'chat', (id) => `https://chat.kite.example/${id}`, 'a quick question'],
  ['mailing list', 'mailing-list', (id) => `https://lists.kite.example/${id}`, 'a proposal that takes time'],
  ['repository', 'code', (id) => `https://code.kite.example/${id}`, 'an issue, or a change'],
];

/** Channels of everybody. */
const COMMON_CHANNELS: [title: string, kind: string, good: string][] = [
  ['Help desk', 'chat', 'a first question'],
  ['Announcements', 'mailing-list', 'hearing of new versions'],
  ['Steering list', 'mailing-list', 'what no group can decide'],
  ['Website source', 'code', 'mending a word'],
  ['Test results', 'dashboard', 'seeing what fails'],
  ['Cluster status', 'dashboard', 'seeing what is up'],
];

const CONCEPTS: [title: string, role: string, inside: string, summary: string][] = [
  [
    'Control tower',
    'the brain',
    'decides what runs where',
    'The part that knows the wishes of all and gives out the work.',
  ],
  [
    'Kite line',
    'the network',
    'carries every message',
    'The part by which all machines reach each other and the world.',
  ],
  ['Wing', 'a machine', 'runs the work', 'A machine that takes work from the tower and reports back to it.'],
];

const TERMS: [title: string, rule: string, means: string, agreement: string][] = [
  ['Open meetings', 'Everybody may come to every meeting.', 'Come, listen, and speak when you like.', 'none'],
  ['Decisions in writing', 'What is not on the list is not decided.', 'Write down what you agreed on.', 'condition'],
  ['Two reviewers', 'Two people read every change.', 'Ask early, and read for others.', 'condition'],
  ['No private keys', 'Keys of the project belong to two people at least.', 'Hand over a second key.', 'condition'],
  ['Three versions', 'The last three versions get repairs.', 'Plan to move on once a year.', 'expected'],
  [
    'Six weeks of silence',
    'An issue without an answer is closed after six weeks.',
    'Answer, or open it again.',
    'expected',
  ],
];

const STEPS: [title: string, need: string, doing: string[], have: string, where: string][] = [
  [
    'Find your group',
    'An interest',
    ['Read the list of groups', 'Come to a newcomers hour'],
    'People who know your name.',
    'channels/help-desk',
  ],
  [
    'Make a first change',
    'An account',
    ['Choose a small issue', 'Change it', 'Ask two people to read it'],
    'A change with your name.',
    'channels/website-source',
  ],
  [
    'Write a proposal',
    'An idea',
    ['Write a page', 'Send it to the list', 'Come to a design review'],
    'An answer.',
    'channels/steering-list',
  ],
  [
    'Care for it',
    'A part that you like',
    ['Answer its issues', 'Come to its triage'],
    'A part that is yours.',
    'channels/cluster-status',
  ],
];

type Fields = Record<string, unknown>;
const idOf = (title: string): string => title.toLowerCase().replaceAll(' ', '-');
const groupName = (name: string): string => `SIG ${name}`;

/** What every entry has. */
function common(title: string, summary: string, order: number, state = 'current'): Fields {
  return {
    title,
    summary,
    order,
    source: { asOf: DAY },
    record: {
      state,
      says: state === 'current' ? 'in use.' : 'nothing later is on record.',
      evidence: [{ what: 'The page of the groups', url: `${SITE}/groups`, date: '2026-05' }],
      checked: DAY,
    },
  };
}

/** Days and hours by which no two meetings of a group are at one time. */
const timeOf = (group: number, at: number) => ({
  weekday: WEEKDAYS[(group + at) % 5],
  time: `${String(8 + ((group + 2 * at) % 9)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`,
});

function meetingsOf(group: number): [id: string, fields: Fields][] {
  const [name = '', cares, zone] = GROUPS[group] ?? [];
  return MEETINGS.map(([what, does, rule, rhythm], at) => {
    const title = `${groupName(name)} ${what}`;
    const place = timeOf(group, at);
    const fields = {
      ...common(title, `The meeting that ${does}: ${cares}.`, group * MEETINGS.length + at + 1, 'unknown'),
      aliases: [`${name.toLowerCase()} ${what}`],
      sharedAliases: [name.toLowerCase(), what],
      group: groupName(name),
      fullName: `Special interest group ${name}, ${what}`,
      ...place,
      zone,
      rule,
      rhythm: `${place.weekday} ${place.time}, ${zone}, ${rhythm}`,
      duration: at === 0 ? 60 : 30,
      statedFor: [2026, 2027],
      room: { url: `https://meet.kite.example/${idOf(title)}` },
      invite: at === 3 ? { contact: 'newcomers@kite.example', says: 'Write for an invitation.' } : null,
      goodFor: [`meeting the people of ${groupName(name)}`],
    };
    const revision = { number: 0, date: DAY, of: '00000000' };
    return [
      idOf(title),
      { ...fields, revision: { ...revision, of: fingerprintOf(meeting.parse({ ...fields, revision })) } },
    ];
  });
}

function channelsOf(group: number): [id: string, fields: Fields][] {
  const [name = '', cares] = GROUPS[group] ?? [];
  return CHANNELS.map(([what, kind, address, good], at) => {
    const title = `${groupName(name)} ${what}`;
    return [
      idOf(title),
      {
        ...common(title, `Where ${groupName(name)} is at work: ${cares}.`, group * CHANNELS.length + at + 1),
        sharedAliases: [name.toLowerCase(), what],
        group: groupName(name),
        kind,
        addresses: [{ label: 'Address', url: address(`sig-${idOf(name)}`) }],
        goodFor: [good],
        audience: 'Everybody.',
        join: 'Open the address and say hello.',
      },
    ];
  });
}

function commonChannels(): [id: string, fields: Fields][] {
  return COMMON_CHANNELS.map(([title, kind, good], at) => [
    idOf(title),
    {
      ...common(title, `The place of everybody for ${good}.`, GROUPS.length * CHANNELS.length + at + 1),
      group: 'Everybody',
      kind,
      addresses: [{ label: 'Address', url: `${SITE}/${idOf(title)}` }],
      goodFor: [good],
      audience: 'Everybody.',
      join: 'Open the address.',
    },
  ]);
}

/** All entries: the file of each below the folder, and its fields. */
function entries(): [file: string, fields: Fields][] {
  const inFolder = (folder: string, rows: [id: string, fields: Fields][]): [string, Fields][] =>
    rows.map(([id, fields]) => [`${folder}/${id}.mdx`, fields]);
  const groups = GROUPS.keys().toArray();
  return [
    ...inFolder('meetings', groups.flatMap(meetingsOf)),
    ...inFolder('channels', [...groups.flatMap(channelsOf), ...commonChannels()]),
    ...inFolder(
      'concepts',
      CONCEPTS.map(([title, role, inside, summary], at) => [
        idOf(title),
        { ...common(title, summary, at + 1), role, inside },
      ]),
    ),
    ...inFolder(
      'terms',
      TERMS.map(([title, rule, meansForProject, agreement], at) => [
        idOf(title),
        { ...common(title, `${rule} ${meansForProject}`, at + 1), point: at + 1, rule, meansForProject, agreement },
      ]),
    ),
    ...inFolder(
      'steps',
      STEPS.map(([title, need, doing, have, where], at) => [
        idOf(title),
        {
          ...common(title, `${doing[0]}, and go on from there.`, at + 1),
          when: 'in-order',
          need: [need],
          doing,
          have,
          where: [where],
        },
      ]),
    ),
  ];
}

const PAGES: Record<PageId, [title: string, menu?: string]> = {
  home: ['Your first week at Kite Cloud'],
  concepts: ['The parts of a kite', 'Parts'],
  channels: ['Where people talk', 'Channels'],
  steps: ['Become a contributor', 'First steps'],
  meetings: ['Meetings of the groups', 'Meetings'],
  terms: ['How we work together', 'Rules'],
  search: ['Search the guide'],
  'a-z': ['All names', 'A to Z'],
  all: ['All on one page'],
  about: ['About this guide', 'About'],
  source: ['Every fact'],
  changes: ['What changed'],
  'not-found': ['Nothing here'],
};

function pageFields(id: PageId): Fields {
  const [title, menu] = PAGES[id];
  const home = {
    tasks: [
      { want: 'ask a first question', to: 'channels/help-desk' },
      { want: 'see what fails', to: 'channels/test-results' },
      { want: 'meet people', to: 'meetings/sig-documentation-newcomers-hour' },
    ],
    picture: { down: 'work goes out', up: 'news comes back' },
  };
  return {
    title,
    summary: `${title}: what somebody who is new at Kite Cloud needs of it.`,
    ...(menu ? { menu } : {}),
    order: PAGE_IDS.indexOf(id) + 1,
    ...(id === 'home' ? home : {}),
  };
}

const SITE_FIELDS = {
  id: 'kite-cloud',
  name: 'Kite Cloud',
  title: 'Your first week at Kite Cloud',
  tagline: 'A cloud that anybody can fly, made by eight groups in the open.',
  description: 'The guide for people who are new at Kite Cloud: which group to join, when to come, and where to ask.',
  language: 'en',
  audience: 'You want to help Kite Cloud and do not know where to begin.',
  today: { state: 'current', says: 'All eight groups meet.', evidence: [{ url: `${SITE}/groups`, date: '2026-05' }] },
  source: {
    title: 'The page of the groups',
    by: 'the steering group',
    asOf: DAY,
    licence: 'CC0-1.0',
    evidence: { url: `${SITE}/groups` },
  },
  search: { ask: 'channels/help-desk', smallWords: ['a', 'do', 'how', 'i', 'is', 'the', 'to', 'what', 'where'] },
  corrections: { says: 'Tell the help desk.', email: 'guide@kite.example' },
};

/** Writes the content folder of Kite Cloud anew. */
export async function writeKiteCloud(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const name of ['concepts', 'channels', 'meetings', 'terms', 'steps', 'pages']) {
    await mkdir(join(folder, name), { recursive: true });
  }
  const write = (file: string, fields: Fields, words: string) =>
    writeFile(join(folder, file), `---\n${stringify(fields, { compat: 'yaml-1.1', lineWidth: 0 })}---\n\n${words}\n`);
  for (const [file, fields] of entries()) await write(file, fields, 'Come as you are; nobody has to know everything.');
  for (const id of PAGE_IDS) await write(`pages/${id}.mdx`, pageFields(id), 'Welcome.');
  await writeFile(join(folder, 'site.yaml'), stringify(SITE_FIELDS, { lineWidth: 0 }));
}
