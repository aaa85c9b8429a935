import type { Refusal } from '../../schemas/checked.ts';
import { isId } from '../../schemas/fields.ts';
import type { Content } from '../content.ts';
import { ALL_MEETINGS, isCalendar, isKeptFile, isMarkdown } from '../links/files.ts';
import { addressesOfKey, addressMoves, fileOf, type Move, movedTo } from '../links/moves.ts';
import { calendarPath } from '../links/paths.ts';
import { isPlace, type Places, placesOf } from '../links/places.ts';
import { whyNotServed } from '../links/served.ts';
import type { Problem } from '../problems.ts';
import { didYouMean } from '../suggest.ts';

/** What a build writes beside pages; a file cannot be a folder too. */
const RESERVED = /^\/(?:_astro|pagefind|previews|[^/]+\.(?:json|xml|txt|svg|png|ics|js))(?:\/|$)/;

/** What moved was somewhere else before, and is somewhere now. */
export function movesLeadSomewhere(content: Content): Problem[] {
  const places = placesOf(content);
  const moves = addressMoves(content.moves);
  return content.moves.flatMap((move): Problem[] => {
    const refusal = refuseForm(move) ?? refuseMove(move, content, places, moves);
    return refusal === undefined
      ? []
      : [{ file: 'content/moved.json', line: move.line, field: `"${move.from}"`, ...refusal }];
  });
}

function refuseForm({ from, to }: Move): Refusal | undefined {
  const isKey = (text: string) => addressesOfKey(text) !== undefined && isId(text.split('/')[1] ?? '');
  // As every host understands it: no query, nothing that has to be encoded.
  const isAddress = (text: string) => /^\/(?!\/)[\w.~/-]*(?:#[^#\s"'<>%]+)?$/.test(text);
  const wrong = [from, to].find((text) => !isKey(text) && !isAddress(text));
  if (wrong !== undefined) {
    return {
      found: `"${wrong}" is neither an address of this guide nor an entry.`,
      advice: 'Write an address, for example: /old-page/#place, or an entry, for example: channels/slack',
    };
  }
  const why = whyNotServed(from);
  if (why !== undefined) {
    return {
      found: `"${from}" cannot be a page: ${why}.`,
      advice: 'Write the address as it was published, or take the line out.',
    };
  }
  if (RESERVED.test(from)) {
    return { found: `"${from}" belongs to the files of the site.`, advice: 'Take the line out; only pages can move.' };
  }
  if (from.startsWith('meetings/')) {
    return {
      found: 'A meeting keeps its name: calendars are subscribed under it.',
      advice: `Give its file the old name back, ${from}.mdx; a meeting that is over says so in "ended".`,
    };
  }
  if (isCalendar(from) && !isCalendar(to)) {
    return {
      found: `"${from}" is a calendar, and so has to be what its subscribers get from now on.`,
      advice: `Write the address of a calendar, for example: ${calendarPath(ALL_MEETINGS)}`,
    };
  }
  if (!isCalendar(from) && isKeptFile(to) && !(isMarkdown(from) && isMarkdown(to))) {
    return { found: `"${to}" is no page.`, advice: 'Write the address of a page of this guide.' };
  }
  return isKey(from) && !isKey(to)
    ? {
        found: 'An entry can only become another entry.',
        advice: `Write the addresses one by one: ${[...new Set(addressesOfKey(from))].join(', ')}`,
      }
    : undefined;
}

function refuseMove(
  { from, to }: Move,
  { knownKeys }: Content,
  places: Places,
  moves: readonly Move[],
): Refusal | undefined {
  const isKey = addressesOfKey(from) !== undefined;
  if (isKey ? knownKeys.has(from) : isPlace(from, places) || (!from.includes('#') && isFileOfPage(from, places)))
    return stillThere(from);
  const taken = isKey ? placeInLists(from, knownKeys, places) : undefined;
  if (taken !== undefined) return stillThere(taken);
  const [page = ''] = from.split('#');
  if (!isKey && !places.has(page) && !moves.some((other) => other.from === page)) {
    return {
      found: `The page "${page}" is neither there nor moved.`,
      advice: `Write where it leads too: "${page}": "${to}"`,
    };
  }
  const rival = moves.find(
    (other) =>
      !isKey && !from.includes('#') && other.from !== from && !other.from.includes('#') && clash(other.from, from),
  );
  if (rival !== undefined)
    return { found: `"${from}" and "${rival.from}" are one file.`, advice: 'Write one of them only.' };
  if (isKey && !knownKeys.has(to)) {
    return {
      found: `There is no entry "${to}".`,
      advice: didYouMean(to, knownKeys, 'Write the entry that took its place.'),
    };
  }
  const target = addressesOfKey(to)?.[0] ?? to;
  if (isPlace(target, places)) return undefined;
  const next = movedTo(target, moves);
  if (isInACircle(target, moves)) {
    const advice = 'Write where one of them leads: the address of a page of this guide.';
    return { found: `"${to}" leads back to itself.`, advice };
  }
  return next === undefined
    ? {
        found: `"${to}" leads nowhere.`,
        advice: didYouMean(to, addressesIn(places), 'Write the address of a page of this guide.'),
      }
    : { found: `"${to}" has moved itself.`, advice: `Write where it is now: ${next}` };
}

const stillThere = (address: string): Refusal => ({
  found: `"${address}" is still there.`,
  advice: 'Take the line out, or rename what is there.',
});

/** The place of an entry that moved in a list, where something else stands in it now; of other entries `old-ids-stay-taken` tells. */
function placeInLists(key: string, knownKeys: Content['knownKeys'], places: Places): string | undefined {
  const [, id] = key.split('/');
  if ([...knownKeys].some((known) => known.endsWith(`/${id}`))) return undefined;
  return addressesOfKey(key)?.find((address) => {
    const [page = '', fragment] = address.split('#');
    return fragment !== undefined && places.get(page) !== 'unread' && isPlace(address, places);
  });
}

function isInACircle(address: string, moves: readonly Move[]): boolean {
  const seen = new Set<string>();
  for (let next: string | undefined = address; next !== undefined; next = movedTo(next, moves)) {
    if (seen.has(next)) return true;
    seen.add(next);
  }
  return false;
}

const isFileOfPage = (address: string, places: Places): boolean =>
  [...places.keys()].some((path) => clash(path, address));

/** Whether two addresses would be one file, or one a folder where the other is a file. */
function clash(one: string, other: string): boolean {
  const [a, b] = [fileOf(one), fileOf(other)];
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

const addressesIn = (places: Places): string[] =>
  [...places].flatMap(([path, fragments]) => [
    path,
    ...(fragments === 'unread' ? [] : [...fragments].map((fragment) => `${path}#${fragment}`)),
  ]);
