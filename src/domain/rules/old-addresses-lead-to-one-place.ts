import type { Content } from '../content.ts';
import { addressesOfKey, addressMoves, type Move } from '../links/moves.ts';
import type { Problem } from '../problems.ts';

/** An old address leads to one place: two entries that moved may have had the same id, and an entry takes its addresses along. */
export function oldAddressesLeadToOnePlace({ moves }: Content): Problem[] {
  const first = new Map<string, { to: string; move: Move }>();
  return moves.flatMap((move): Problem[] => {
    const own = addressMoves([move]);
    const rivals = own.filter(({ from, to }) => (first.get(from)?.to ?? to) !== to);
    for (const { from, to } of own) if (!first.has(from)) first.set(from, { to, move });
    const [rival] = rivals;
    if (rival === undefined) return [];
    const taken = rivals.map(({ from }) => from);
    const others = own.map(({ from }) => from).filter((address) => !taken.includes(address));
    return [
      {
        file: 'content/moved.json',
        line: move.line,
        field: `"${move.from}"`,
        found: `"${first.get(rival.from)?.move.from}" says already what became of ${taken.join(' and ')}.`,
        advice:
          addressesOfKey(move.from) === undefined || others.length === 0
            ? 'Keep one of the two lines.'
            : `Write only the other addresses, one by one: ${others.join(', ')}`,
      },
    ];
  });
}
