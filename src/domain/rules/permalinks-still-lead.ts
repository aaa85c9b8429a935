import { FACT_ID } from '../../schemas/fact-id.ts';
import type { Content } from '../content.ts';
import { groupId } from '../groups.ts';
import { ALL_MEETINGS, isCalendar } from '../links/files.ts';
import { addressesOfKey, addressMoves } from '../links/moves.ts';
import { calendarPath, entryKey, PAGE_PATHS, shortPath } from '../links/paths.ts';
import { leads, PERMALINKS_FILE, type Permalink } from '../links/permalinks.ts';
import { type Places, placesOf } from '../links/places.ts';
import type { Problem } from '../problems.ts';
import { nearest } from '../suggest.ts';

/** Every address that was ever published still leads somewhere. An entry that is gone is told once, not at each address. */
export function permalinksStillLead(content: Content): Problem[] {
  const places = placesOf(content);
  const moves = addressMoves(content.moves);
  const lost = content.permalinks.filter(
    ({ address }) => !leads(address, places, moves) && !mayBeUnread(address, content),
  );
  const gone = new Map<string, Permalink[]>();
  const problems: Problem[] = [];
  for (const permalink of lost) {
    const key = keyOf(permalink.address, content);
    if (key === undefined) problems.push(lostPlace(permalink, content, places));
    else gone.set(key, [...(gone.get(key) ?? []), permalink]);
  }
  for (const [key, addresses] of gone) problems.push(lostEntry(key, addresses, content));
  return problems;
}

/** A short address, and the id that it leads to. */
const SHORT_ADDRESS = new RegExp(`^${shortPath('([^/]+)')}$`);

/** Whether an address is the short one of a fact, or that of a group, and that may stand in a file that could not be read. */
function mayBeUnread(address: string, { unread }: Content): boolean {
  const [, id = ''] = SHORT_ADDRESS.exec(address) ?? [];
  return unread.size > 0 && (FACT_ID.test(id) || isOfGroup(address));
}

/** Whether an address is that of a group: its place in a list, or its calendar. */
const isOfGroup = (address: string): boolean => new RegExp(`[/#]${groupId('')}[^/#]*$`).test(address);

/** The entry that an address belonged to, when that entry is gone. */
function keyOf(address: string, { permalinks, knownKeys }: Content): string | undefined {
  const published = new Set(permalinks.map((permalink) => permalink.address));
  const keys = new Set(
    permalinks.flatMap((permalink) => {
      const [, folder, id] = /^\/([a-z-]+)\/([a-z0-9-]+)\/$/.exec(permalink.address) ?? [];
      const [, step] = permalink.address.split(`${PAGE_PATHS.steps}#`);
      if (id !== undefined) return [`${folder}/${id}`];
      // Of the places on the page of the steps, those of steps are on the page of everything too.
      return step !== undefined && published.has(`${PAGE_PATHS.all}#${step}`) ? [entryKey('steps', step)] : [];
    }),
  );
  for (const key of keys) {
    const own = knownKeys.has(key) ? undefined : addressesOfKey(key);
    const [page = ''] = own ?? [];
    if (own?.some((one) => one === address) || (page !== '' && !page.includes('#') && address.startsWith(`${page}#`)))
      return key;
  }
  return undefined;
}

function lostEntry(key: string, addresses: readonly Permalink[], { knownKeys, permalinks }: Content): Problem {
  const [folder] = key.split('/');
  const published = new Set(permalinks.map(({ address }) => address));
  const others = [...knownKeys].filter((known) => known.startsWith(`${folder}/`));
  // An entry that is new may well be the old one under another name.
  const fresh = others.filter((known) => !published.has(addressesOfKey(known)?.[0] ?? ''));
  const candidates = fresh.length > 0 ? fresh : others;
  const successor = nearest(key, candidates) ?? candidates[0] ?? `${folder}/…`;
  const isMeeting = folder === 'meetings';
  const count = addresses.length === 1 ? 'one address' : `${addresses.length} addresses`;
  return {
    file: PERMALINKS_FILE,
    line: addresses[0]?.line ?? 1,
    field: 'address',
    found: `The entry "${key}" was published once, under ${count}, and is gone.`,
    advice: isMeeting
      ? 'Give its file the old name back: calendars are subscribed under it. A meeting that is over says so in "ended".'
      : `Give its file the old name back, or write in content/moved.json which entry took its place: "${key}": "${successor}"`,
  };
}

function lostPlace({ address, line }: Permalink, { permalinks }: Content, places: Places): Problem {
  const [path = '', fragment] = address.split('#');
  const place = { file: PERMALINKS_FILE, line, field: 'address' };
  const restore = isOfGroup(address) ? 'Give the group its old name back, or write' : 'Write';
  if (isCalendar(address)) {
    const published = new Set(permalinks.map((permalink) => permalink.address));
    const fresh = [...places.keys()].filter((other) => isCalendar(other) && isOfGroup(other) && !published.has(other));
    const successor = nearest(address, fresh) ?? calendarPath(ALL_MEETINGS);
    return {
      ...place,
      found: `The calendar "${address}" was published once and is gone; programs that subscribed ask for it for ever.`,
      advice: `${restore} in content/moved.json which one they get from now on: "${address}": "${successor}"`,
    };
  }
  const fragments = places.get(path);
  if (fragment === undefined || fragments === undefined) {
    return {
      ...place,
      found: `"${address}" was published once and leads nowhere now.`,
      advice: `Write in content/moved.json where it leads: "${address}": "${nearest(path, places.keys()) ?? '/'}"`,
    };
  }
  const near = fragments === 'unread' ? undefined : nearest(fragment, fragments);
  const target = `"${address}": "${path}${near === undefined ? '' : `#${near}`}"`;
  return {
    ...place,
    found: `"${address}" was published once, and its place is gone.`,
    advice: isOfGroup(address)
      ? `${restore} in content/moved.json where it leads: ${target}`
      : `Write the old id behind the heading that has its text now, {/* #${fragment} */}, ` +
        `or write in content/moved.json where that is: ${target}`,
  };
}
