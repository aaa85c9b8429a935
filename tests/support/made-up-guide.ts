/** Guides of any size, made up: as many entries as one likes, always the same ones, and as long as those that people write. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entryKey, entryPath } from '../../src/domain/links/paths.ts';
import { fingerprintOf } from '../../src/domain/meetings/fingerprint.ts';
import { CHANNEL_KINDS } from '../../src/schemas/channel.ts';
import { COLLECTIONS, type Collection } from '../../src/schemas/collections.ts';
import { STATES } from '../../src/schemas/fields.ts';
import { meeting } from '../../src/schemas/meeting.ts';
import { PAGE_IDS, type PageId } from '../../src/schemas/page.ts';
import { AGREEMENTS } from '../../src/schemas/term.ts';
import { WEEKDAYS } from '../../src/schemas/time-fields.ts';
import { COMMON_WORDS, type Dice, diceOf } from './made-up-words.ts';

/** How many of a hundred entries each collection has; terms have the rest. */
const SHARES: Record<Exclude<Collection, 'terms'>, number> = { concepts: 2, channels: 24, meetings: 8, steps: 4 };
/** The day of all that is dated. The clock of the machine is not asked. */
const TODAY = '2026-06-01';
const SOURCE_DAY = '2026-03-01';
/** Words for whole groups of entries. */
const GROUPS = ['where to ask', 'how to begin', 'what is promised', 'who decides', 'what it costs', 'when to come'];

const NOUNS =
  'harbour lamp keeper notebook morning evening question answer project promise change reason person place record rule list page release review service server storage network cluster backup account request issue report table letter member newcomer maintainer decision agreement reader address calendar week month year hour day part whole step task week test build tool program text line word name number sign light'.split(
    ' ',
  );
const VERBS =
  'keeps brings shows needs asks answers follows changes holds opens closes moves names counts checks explains repeats remembers leaves carries reads writes sends finds lists allows expects replaces starts ends'.split(
    ' ',
  );
const ADJECTIVES =
  'small open old new early late shared public quiet common whole single first last usual careful plain long short regular former present written known'.split(
    ' ',
  );

interface Place {
  collection: Collection;
  id: string;
  title: string;
  /** Its place in its list: 1, 2, 3 … */
  order: number;
}

/**
 * Writes a content folder anew.
 *
 * @param count how many entries it has, over all collections; 25 at least, so that every collection has one
 */
export async function writeMadeUpGuide(folder: string, count: number): Promise<void> {
  const dice = diceOf(count);
  const places = placesOf(count, dice);
  const names = new Set(places.map(({ title }) => title.toLowerCase()));
  await rm(folder, { recursive: true, force: true });
  for (const subfolder of [...COLLECTIONS, 'pages']) await mkdir(join(folder, subfolder), { recursive: true });
  for (const [at, place] of places.entries()) {
    const { collection, id } = place;
    const fields = { ...commonFields(at, place, places, names, dice), ...FIELDS[collection](place, places, dice) };
    const revision = collection === 'meetings' ? { revision: revisionOf(fields) } : {};
    await writeEntry(join(folder, `${collection}/${id}.mdx`), { ...fields, ...revision }, textOf(at, places, dice));
  }
  for (const id of PAGE_IDS) {
    await writeEntry(join(folder, `pages/${id}.mdx`), pageFields(id, places, dice), paragraph(dice));
  }
  // JSON is YAML.
  await writeFile(join(folder, 'site.yaml'), JSON.stringify(siteFields(count, places, dice), null, 2));
}

const writeEntry = (file: string, fields: object, text: string): Promise<void> =>
  writeFile(file, `---\n${JSON.stringify(fields, null, 1)}\n---\n\n${text}\n`);

/** All entries, with names that no other has. */
function placesOf(count: number, { pick, word }: Dice): Place[] {
  const taken = new Set<string>();
  return COLLECTIONS.flatMap((collection) =>
    Array.from({ length: sizeOf(collection, count) }, (_, index): Place => {
      let name = word();
      while (taken.has(name)) name = word() + pick(NOUNS);
      taken.add(name);
      const title = `${capital(name)} ${pick(COMMON_WORDS)} ${pick(NOUNS)}`;
      return { collection, id: title.toLowerCase().replaceAll(' ', '-'), title, order: index + 1 };
    }),
  );
}

function sizeOf(collection: Collection, count: number): number {
  const share = (one: keyof typeof SHARES) => Math.max(1, Math.floor((count * SHARES[one]) / 100));
  if (collection !== 'terms') return share(collection);
  return count - (Object.keys(SHARES) as (keyof typeof SHARES)[]).reduce((sum, one) => sum + share(one), 0);
}

function commonFields(at: number, place: Place, places: readonly Place[], names: Set<string>, dice: Dice): object {
  const { collection, title, order } = place;
  const { pick, word, random } = dice;
  const aliases = Array.from({ length: 4 }, () => {
    let name = `${word()} ${pick(COMMON_WORDS)}`;
    while (names.has(name)) name = `${word()} ${pick(NOUNS)} ${pick(COMMON_WORDS)}`;
    names.add(name);
    return name;
  });
  // A closed meeting would have to say by what it ended.
  const state = collection === 'meetings' ? 'unknown' : STATES[at % STATES.length];
  const repository = `made-up/${pick(NOUNS)}`;
  const commit = Math.floor(random() * 0xfffffff)
    .toString(16)
    .padStart(7, '0');
  return {
    title,
    summary: `${sentence(dice)} ${sentence(dice)}`,
    aliases,
    sharedAliases: [GROUPS[at % GROUPS.length]],
    order,
    related: others(at, places, 3, dice).map(({ collection, id }) => entryKey(collection, id)),
    source: {
      lines: [at + 1, at + 3],
      asOf: SOURCE_DAY,
      wording: [{ line: at + 1, quote: sentence(dice), note: sentence(dice) }],
    },
    record: {
      state,
      says: sentence(dice),
      lastSign: { date: '2026-05', what: clause(dice), evidence: { repository, commit } },
      evidence: [
        { what: capital(clause(dice)), repository, issue: at + 1, date: '2026-04-30' },
        { what: capital(clause(dice)), url: `https://made-up.example/records/${at}` },
      ],
      checked: TODAY,
    },
  };
}

/** What an entry has besides, by its kind. */
const FIELDS: Record<Collection, (place: Place, places: readonly Place[], dice: Dice) => object> = {
  concepts: (_place, _places, dice) => ({ role: `the ${dice.pick(NOUNS)}`, inside: `every ${dice.pick(NOUNS)}` }),
  channels: ({ id, order }, _places, dice) => ({
    kind: CHANNEL_KINDS[order % CHANNEL_KINDS.length],
    addresses: [
      { label: 'Page', url: `https://made-up.example/channels/${id}` },
      { label: 'Old page', url: `http://old.made-up.example/${id}`, dead: 'switched off in May 2026' },
    ],
    goodFor: [clause(dice), clause(dice)],
    audience: sentence(dice),
    join: sentence(dice),
  }),
  meetings: (place, _places, dice) => meetingFields(place, dice),
  terms: ({ order }, _places, dice) => ({
    point: order,
    rule: sentence(dice),
    meansForProject: `${sentence(dice)} ${sentence(dice)}`,
    agreement: AGREEMENTS[order % AGREEMENTS.length],
  }),
  steps: ({ order }, places, dice) => ({
    when: order % 4 === 0 ? 'all-along' : 'in-order',
    need: [sentence(dice)],
    doing: [sentence(dice), sentence(dice), sentence(dice)],
    have: sentence(dice),
    where: places
      .filter(({ collection }) => collection === 'channels')
      .slice(order, order + 1)
      .map(({ id }) => entryKey('channels', id)),
  }),
};

const RULES = [
  { kind: 'weekly' },
  { kind: 'isoWeekParity', parity: 'odd', weekSystem: 'stated' },
  { kind: 'isoWeekParity', parity: 'even', weekSystem: 'assumed' },
  { kind: 'monthlyNth', nth: 2 },
];
const ZONES = ['America/New_York', 'Europe/Lisbon', 'Asia/Kolkata', 'UTC'];

function meetingFields({ id, title, order }: Place, dice: Dice): object {
  return {
    fullName: `${title} of everybody`,
    weekday: WEEKDAYS[order % 5],
    time: `${String(9 + (order % 9)).padStart(2, '0')}:30`,
    zone: ZONES[order % ZONES.length],
    rule: RULES[order % RULES.length],
    rhythm: clause(dice),
    duration: order % 2 === 0 ? 45 : null,
    // A third of them is still on in the year of the guide.
    statedFor: order % 3 === 0 ? [2026] : [2025],
    room: { url: `https://rooms.made-up.example/${id}?hs=1`, shortUrl: `https://rooms.made-up.example/${id}` },
    invite: { contact: `${id}@made-up.example`, says: sentence(dice) },
    goodFor: [clause(dice)],
  };
}

/** What calendars need to know of a meeting that has not changed since it was written down. */
function revisionOf(fields: object): object {
  const revision = { number: 0, date: SOURCE_DAY, of: '00000000' };
  return { ...revision, of: fingerprintOf(meeting.parse({ ...fields, revision })) };
}

/** A text in Markdown: paragraphs, headings with ids, lists, tables, links to other entries. */
function textOf(at: number, places: readonly Place[], dice: Dice): string {
  const { pick, random } = dice;
  const link = ({ collection, id, title }: Place) => `[${title}](${entryPath(collection, id)})`;
  const parts = [`${paragraph(dice)} It belongs to ${others(at, places, 2, dice).map(link).join(' and to ')}.`];
  for (let section = 0; section < 1 + (at % 3); section += 1) {
    const heading = `${capital(pick(ADJECTIVES))} ${pick(NOUNS)} and ${pick(NOUNS)}`;
    parts.push(`## ${heading} {/* #${heading.toLowerCase().replaceAll(' ', '-')}-${section} */}`, paragraph(dice));
    const form = random();
    if (form < 0.3) parts.push([1, 2, 3, 4].map(() => `- **${pick(NOUNS)}**: ${clause(dice)}`).join('\n'));
    else if (form < 0.5) parts.push(tableOf(dice));
    else if (form < 0.6) parts.push(`<Aside>\n  ${paragraph(dice)}\n</Aside>`);
    else if (form < 0.7) parts.push(`<Gap>\n  ${paragraph(dice)}\n</Gap>`);
    else parts.push(`${paragraph(dice)} See ${others(at, places, 1, dice).map(link).join()}.`);
  }
  return parts.join('\n\n');
}

function tableOf(dice: Dice): string {
  const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
  const rows = [1, 2, 3].map(() => row(dice.pick(NOUNS), clause(dice), clause(dice)));
  return [row('what', 'before', 'since then'), row('---', '---', '---'), ...rows].join('\n');
}

function pageFields(id: PageId, places: readonly Place[], dice: Dice): object {
  const tasks = places
    .filter(({ order }) => order === 1)
    .map((place) => ({ want: clause(dice), to: entryKey(place.collection, place.id) }));
  const isInMenu = id === 'about' || (COLLECTIONS as readonly string[]).includes(id);
  return {
    title: `The page ${id} of it`,
    summary: sentence(dice),
    order: PAGE_IDS.indexOf(id) + 1,
    ...(isInMenu ? { menu: capital(id) } : {}),
    ...(id === 'home' ? { tasks, picture: { down: 'what goes out', up: 'what comes back' } } : {}),
  };
}

function siteFields(count: number, places: readonly Place[], dice: Dice): object {
  const ask = places.find(({ collection }) => collection === 'channels');
  return {
    id: 'made-up',
    name: 'Made up',
    title: `A guide of ${count} entries`,
    tagline: sentence(dice),
    description: paragraph(dice).slice(0, 200),
    language: 'en',
    audience: sentence(dice),
    today: { state: 'current', says: sentence(dice), evidence: [{ url: 'https://made-up.example/today' }] },
    source: {
      title: 'What nobody wrote',
      by: 'nobody',
      asOf: SOURCE_DAY,
      licence: 'CC0-1.0',
      evidence: { url: 'https://made-up.example/source' },
    },
    search: {
      ask: ask && entryKey(ask.collection, ask.id),
      smallWords: ['a', 'and', 'for', 'how', 'in', 'is', 'of', 'the', 'to', 'what'],
    },
    corrections: { says: sentence(dice), email: 'nobody@made-up.example' },
  };
}

/** Some entries other than the one at `at`. */
function others(at: number, places: readonly Place[], count: number, { random }: Dice): Place[] {
  const found = new Set<Place>();
  while (found.size < count) {
    const place = places[Math.floor(random() * places.length)];
    if (place !== undefined && place !== places[at]) found.add(place);
  }
  return [...found];
}

const clause = ({ pick }: Dice): string =>
  `the ${pick(ADJECTIVES)} ${pick(NOUNS)} ${pick(VERBS)} a ${pick(NOUNS)} for the ${pick(COMMON_WORDS)} ${pick(NOUNS)}`;
const sentence = (dice: Dice): string => `${capital(clause(dice))}, and no ${dice.pick(NOUNS)} ${dice.pick(VERBS)} it.`;
const paragraph = (dice: Dice): string =>
  Array.from({ length: 2 + Math.floor(dice.random() * 4) }, () => sentence(dice)).join(' ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
