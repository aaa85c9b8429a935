import type { Refusal } from '../../schemas/checked.ts';
import type { Content } from '../content.ts';
import { addressesOfKey, addressMoves, type Move, movedTo } from '../links/moves.ts';
import { isPlace, type Places, placesOf } from '../links/places.ts';
import type { Problem } from '../problems.ts';
import { didYouMean } from '../suggest.ts';

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
  const isKey = (text: string) => addressesOfKey(text) !== undefined;
  // A path of plain segments: no query, no way up, nothing that another host could be meant by.
  const isAddress = (text: string) =>
    /^\/(?!\/)[^?#\s\\]*(?:#[^#\s]+)?$/.test(text) && !/\/\.{1,2}(?:\/|#|$)/.test(text);
  const wrong = [from, to].find((text) => !isKey(text) && !isAddress(text));
  if (wrong !== undefined) {
    return {
      found: `"${wrong}" is neither an address of this guide nor an entry.`,
      advice: 'Write an address, for example: /old-page/#place, or an entry, for example: channels/slack',
    };
  }
  return isKey(from) && !isKey(to)
    ? {
        found: 'An entry can only become another entry.',
        advice: `Write the addresses one by one: ${addressesOfKey(from)?.join(', ')}`,
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
  if (isKey ? knownKeys.has(from) : isPlace(from, places))
    return { found: `"${from}" is still there.`, advice: 'Take the line out, or rename what is there.' };
  if (isKey && !knownKeys.has(to)) {
    return {
      found: `There is no entry "${to}".`,
      advice: didYouMean(to, knownKeys, 'Write the entry that took its place.'),
    };
  }
  const target = addressesOfKey(to)?.[0] ?? to;
  if (isPlace(target, places)) return undefined;
  const next = movedTo(target, moves);
  return next === undefined
    ? {
        found: `"${to}" leads nowhere.`,
        advice: didYouMean(to, addressesIn(places), 'Write the address of a page of this guide.'),
      }
    : { found: `"${to}" has moved itself.`, advice: `Write where it is now: ${next}` };
}

const addressesIn = (places: Places): string[] =>
  [...places].flatMap(([path, fragments]) => [
    path,
    ...(fragments === 'unread' ? [] : [...fragments].map((fragment) => `${path}#${fragment}`)),
  ]);
